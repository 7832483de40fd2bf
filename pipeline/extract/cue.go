package extract

import (
	"sync"

	"baoshu/pipeline/extract/entity"
	"baoshu/pipeline/extract/indicator"
)

// A cue is something without which a rule finds nothing: a character that one of the words it
// looks for begins with, or that stands beside a name. What cues a sentence has is worked out
// once, and a rule whose cue is missing is not entered: most rules say no to most numbers, and
// to fetch the code that says so takes longer than to run it. That no rule answers where its
// cue is missing, TestCues holds.
type cue uint64

const (
	cuePersonal  cue = 1 << iota // 他, 我: a pronoun of persons
	cueSaying                    // a word that says who tells something
	cueHousing                   // 制造商: a class of firms
	cueBossing                   // 董事长: who heads a firm
	cueEvent                     // a verb of the events list
	cueBracket                   // one that opens or closes
	cueEtc                       // 等
	cueWithin                    // 在
	cueIts                       // 其中, 其余
	cueExcluding                 // 扣除, 不含
	cueComposing                 // 组成, 共同组成
	cueCalamity                  // 地震, 危机
	cueUpon                      // 上
	cueAway                      // 海外, 家住
	cueAlready                   // 已
	cueHabit                     // 每年, 年年
	cueHalt                      // ；
	cueMeant                     // 会议确定, 建成后; of 投产后 the cue is cueAfter
	cueGuided                    // 按照国家部署
	cueBe                        // 是
	cueItem                      // 项目, or 总投资 and 占地 behind what is built
	cueHome                      // 一家
	cueDone                      // 实现了

	// of the last character of a word
	cueTitled // a kind of people or an office: 村民, 县委书记
	cueAfter  // 投产后

	// of the character before a name
	cueComparing // 比, 高于, 距首都
	cueBeing     // 是, 为
	cueAccording // 按照, 根据
	cuePosting   // 驻
	cueNumbering // 届, 批
	cueOrigin    // 自
	cueGiving    // 向, 与
	cueOf        // 的
	cueJoint     // 、
	cueSource    // 据
	cueOpening   // “

	// of the character behind one
	cueNaming  // 称号, 荣誉
	cueSharing // 市场占有率, 占有率
	cueTopping // 首个, 最大, 唯一
	cuePaying  // 斥资, 投资
)

// A cueTable has the cues of characters: those of a class, of which there are few.
type cueTable struct {
	class [0x10000]uint8
	cues  [256]cue
}

// of returns the cues of the character; a rare one from 0x10000 on may have those of another.
func (t *cueTable) of(c rune) cue { return t.cues[t.class[uint16(c)]] }

var cueWords = sync.OnceValue(func() *cueTable {
	all := map[rune]cue{}
	for _, x := range [...]struct {
		chars string
		cue   cue
	}{
		{"他她俺咱我", cuePersonal}, {"观监评核调测", cueSaying}, {"（）()", cueBracket}, {"等", cueEtc}, {"在", cueWithin}, {"其", cueIts},
		{"扣剔除不", cueExcluding}, {"组构共", cueComposing}, {"危风台地洪水旱火海泥雪", cueCalamity}, {"上", cueUpon}, {"国境海家住居出", cueAway}, {"已", cueAlready}, {"每年", cueHabit},
		{"；", cueHalt}, {"是", cueBe}, {"项总占", cueItem}, {"家", cueHome}, {"了实完受", cueDone}, {"确决建竣通", cueMeant}, {"按根依遵", cueGuided}, {"后", cueAfter},
		{"比较像距离于都会府城区", cueComparing}, {"是为", cueBeing}, {"照据按", cueAccording}, {"驻", cuePosting}, {"届批", cueNumbering},
		{"自", cueOrigin}, {"向给与同跟往赴抵", cueGiving}, {"的", cueOf}, {"、", cueJoint}, {"据", cueSource}, {"“", cueOpening},
		{"称荣”", cueNaming}, {"市占", cueSharing}, {"首最唯", cueTopping}, {"斥出投拿筹耗", cuePaying},
	} {
		for _, c := range x.chars {
			all[c] |= x.cue
		}
	}
	for _, c := range entity.TitleEnds() {
		all[c] |= cueTitled
	}
	roles := roleWords()
	for c := rune(firstHan); c <= lastHan; c++ {
		p := roles.begins(c)
		for _, x := range [...]struct {
			begins bool
			cue    cue
		}{{indicator.Saying(c) || p&attest != 0, cueSaying}, {p&house != 0, cueHousing}, {p&boss != 0, cueBossing}, {events().Starts(c), cueEvent}} {
			if x.begins {
				all[c] |= x.cue
			}
		}
	}
	t := &cueTable{}
	classes := map[cue]uint8{0: 0}
	for c, x := range all {
		k, ok := classes[x]
		if !ok {
			k = uint8(len(classes))
			classes[x] = k
			t.cues[k] = x
		}
		t.class[c] = k
	}
	if len(classes) > len(t.cues) {
		panic("extract: too many classes of characters") // the lists are embedded: TestCues would see it
	}
	return t
})
