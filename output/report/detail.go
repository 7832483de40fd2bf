package report

import (
	"strings"

	"baoshu/schema"
)

// details are the columns of figures that the index lacks, for the stories of one
// block, one figure after another. They are named as in the schema, but for
// paragraph, the number of the paragraph in its story.
type details struct {
	Paragraph       []int      `json:"paragraph"`
	CharStart       []int32    `json:"char_start"`
	CharEnd         []int32    `json:"char_end"`
	UnitMult        []int32    `json:"unit_mult"`
	ValueLow        []*float64 `json:"value_low"`
	ValueHigh       []*float64 `json:"value_high"`
	NWitnesses      []int32    `json:"n_witnesses"`
	ValueText       dict       `json:"value_text"`
	QualifierText   dict       `json:"qualifier_text"`
	UnitClass       dict       `json:"unit_class"`
	IndicatorMethod dict       `json:"indicator_method"`
	EntityMethod    dict       `json:"entity_method"`
	PlaceMethod     dict       `json:"place_method"`
	RefArea         dict       `json:"ref_area"`
	PeriodText      dict       `json:"period_text"`
	PeriodMethod    dict       `json:"period_method"`
	Base            dict       `json:"base"` // base_start/base_end
	ChangeID        dict       `json:"change_id"`
	ChangeRole      dict       `json:"change_role"`
	Check           dict       `json:"check"`
	SpeakerText     dict       `json:"speaker_text"`
	WitnessState    dict       `json:"witness_state"`
	DuplicateOf     dict       `json:"duplicate_of"`
	Flags           dict       `json:"flags"`
	Rule            dict       `json:"rule"`
}

func (d *details) add(f *schema.Figure, paragraph int) {
	d.Paragraph = append(d.Paragraph, paragraph)
	d.CharStart, d.CharEnd = append(d.CharStart, f.CharStart), append(d.CharEnd, f.CharEnd)
	d.UnitMult = append(d.UnitMult, f.UnitMult)
	d.ValueLow, d.ValueHigh = append(d.ValueLow, pointer(f.ValueLow)), append(d.ValueHigh, pointer(f.ValueHigh))
	d.NWitnesses = append(d.NWitnesses, f.NWitnesses)
	base := ""
	if f.BaseStart.OK {
		base = day(f.BaseStart) + "/" + day(f.BaseEnd)
	}
	for _, c := range []struct {
		d *dict
		v string
	}{
		{&d.ValueText, f.ValueText}, {&d.QualifierText, f.QualifierText}, {&d.UnitClass, f.UnitClass}, {&d.IndicatorMethod, f.IndicatorMethod},
		{&d.EntityMethod, f.EntityMethod}, {&d.PlaceMethod, f.PlaceMethod}, {&d.RefArea, f.RefArea}, {&d.PeriodText, f.PeriodText},
		{&d.PeriodMethod, f.PeriodMethod}, {&d.Base, base}, {&d.ChangeID, f.ChangeID}, {&d.ChangeRole, f.ChangeRole}, {&d.Check, f.Check},
		{&d.SpeakerText, f.SpeakerText}, {&d.WitnessState, f.WitnessState}, {&d.DuplicateOf, f.DuplicateOf},
		{&d.Flags, strings.Join(f.Flags, " ")}, {&d.Rule, f.Rule},
	} {
		c.d.add(c.v)
	}
}

// pointer is a nullable number as JSON has it in a column.
func pointer(o schema.Opt[float64]) *float64 {
	if !o.OK {
		return nil
	}
	return &o.V
}
