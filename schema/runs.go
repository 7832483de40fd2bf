package schema

import "cmp"

// An Input is one file that was given, and what became of it.
type Input struct {
	SourceFile    string
	SHA256        string
	Bytes         int64
	Encoding      string
	Status        string
	Error         string
	Given         string
	ContextSHA256 string
	Issue         string
	Unit          string
	RulesVersion  string
	SchemaVersion string
	FirstRun      string
	LastRun       string
}

func (r *Input) declare(t *Table) {
	t.is("inputs", []string{"source_file"}, []string{"source_file"},
		"One row a file that was given: what it held when it was last processed, and under which versions. A file is processed again when any of them changes.",
		"一行一个输入文件：最近一次处理时的内容与版本；任一有变即重新处理。")
	t.must("source_file", &r.SourceFile, "Path under the INPUT given, with /; a member of an archive as a.zip!/b.txt.", "相对输入的路径，以 / 分隔；压缩包成员写作 a.zip!/b.txt。")
	t.must("sha256", &r.SHA256, "SHA-256 of its bytes, lower-case hex.", "字节的 SHA-256。")
	t.must("bytes", &r.Bytes, "Its size.", "大小。").unit("bytes")
	t.may("encoding", &r.Encoding, "Encoding that was found.", "判得的编码。")
	t.must("status", &r.Status, "What became of it when it was last processed.", "最近一次处理的结果。").codes("ok|it is in the tables|已入表", "quarantined|it failed; see error|已隔离，见 error", "unchanged|it was looked at and its rows stand|未变，沿用原行")
	t.may("error", &r.Error, "Why it was quarantined.", "隔离的原因。")
	t.may("given", &r.Given, "The INPUT it was found under, as given; a file that is missing there later is withdrawn.", "给定的输入（文件夹等）；日后其中不见此文件，即撤下其各行。")
	t.may("context_sha256", &r.ContextSHA256, "SHA-256 of what else decided its rows: the file of particulars beside it, and the configured path patterns and date, and what reviewers decided about its issue.", "除字节外影响结果者（随附说明文件、配置的路径格式与日期、对本期的人工裁定）的 SHA-256。")
	t.must("issue", &r.Issue, "Its own issue, PAPER/DATE; its path where either is unknown. Decisions of reviewers hold within it.", "所属的一期，作“报名/日期”；不明时为其路径。人工裁定以此为界。")
	t.must("unit", &r.Unit, "The inputs of one unit, an issue of a paper, are processed and replaced together.", "同一单元（一期报纸）的文件一并处理、一并替换。")
	t.must("rules_version", &r.RulesVersion, "Version of the rules it was processed under.", "处理所用规则的版本。")
	t.must("schema_version", &r.SchemaVersion, "Version of the tables it was processed under.", "处理所用表结构的版本。")
	t.must("first_run", &r.FirstRun, "Run that saw it first.", "首次处理的运行。").ref("runs.run_id").far()
	t.must("last_run", &r.LastRun, "Run that processed it last.", "最近处理的运行。").ref("runs.run_id").far()
}

func compareInputs(a, b *Input) int { return cmp.Compare(a.SourceFile, b.SourceFile) }

// A Run is one batch that published. Only this table holds times of the clock.
type Run struct {
	RunID         string
	Started       Time
	Ended         Opt[Time]
	Status        string
	ExitCode      int32
	CodeVersion   string
	RulesVersion  string
	SchemaVersion string
	ConfigSHA256  string

	NInputs      int32
	NNew         int32
	NChanged     int32
	NUnchanged   int32
	NWithdrawn   int32
	NQuarantined int32
	NArticles    int32
	NFigures     int32
	NUnparsed    int32
	NCorrections int32
	NConflicts   int32
	NUnplaced    int32
	BytesIn      int64

	SecondsIngest   float64
	SecondsClean    float64
	SecondsRepair   float64
	SecondsSegment  float64
	SecondsCollate  float64
	SecondsExtract  float64
	SecondsCheck    float64
	SecondsTabulate float64
	SecondsWrite    float64
	SecondsTotal    float64
}

func (r *Run) declare(t *Table) {
	t.is("runs", []string{"run_id"}, []string{"started", "run_id"},
		"One row a run that published. Only here do times of the clock stand: all other tables depend on the input and the rules alone.",
		"一行一次发布成功的运行。钟表时间只见于此表；其他各表只取决于输入与规则。")
	t.must("run_id", &r.RunID, "Id, from the inputs and the versions.", "编号，由输入与版本算出。").std("PROV activity")
	t.must("started", &r.Started, "When it began, in UTC.", "开始时间（UTC）。").std("PROV startedAtTime; ISO 8601")
	t.may("ended", &r.Ended, "When its rows were complete, in UTC.", "写完的时间（UTC）。").std("PROV endedAtTime; ISO 8601")
	t.must("status", &r.Status, "How it ended.", "结局。").codes("ok|every input is in the tables|全部入表", "partial|some inputs were quarantined|部分文件被隔离")
	t.must("exit_code", &r.ExitCode, "Exit code of the command.", "命令的退出码。")
	t.may("code_version", &r.CodeVersion, "Version of the program.", "程序版本。").std("PROV wasAssociatedWith")
	t.must("rules_version", &r.RulesVersion, "Version of the rules and word lists.", "规则与词表的版本。")
	t.must("schema_version", &r.SchemaVersion, "Version of the tables.", "表结构的版本。")
	t.may("config_sha256", &r.ConfigSHA256, "SHA-256 of the configuration.", "配置的 SHA-256。")
	for _, c := range []struct {
		name   string
		field  *int32
		en, zh string
	}{
		{"n_inputs", &r.NInputs, "Inputs found.", "找到的输入数。"},
		{"n_new", &r.NNew, "Inputs processed for the first time.", "首次处理的输入数。"},
		{"n_changed", &r.NChanged, "Inputs processed again, for a change of content or versions.", "因内容或版本变动而重新处理的输入数。"},
		{"n_unchanged", &r.NUnchanged, "Inputs whose rows stand.", "沿用原行的输入数。"},
		{"n_withdrawn", &r.NWithdrawn, "Inputs gone, whose rows were withdrawn.", "已不存在、其行被撤回的输入数。"},
		{"n_quarantined", &r.NQuarantined, "Inputs that failed.", "被隔离的输入数。"},
		{"n_articles", &r.NArticles, "Stories written.", "写入的报道数。"},
		{"n_figures", &r.NFigures, "Figures written.", "写入的数字条数。"},
		{"n_unparsed", &r.NUnparsed, "Unparsed numbers written.", "写入的未结构化数词数。"},
		{"n_corrections", &r.NCorrections, "Corrections written, suggestions included.", "写入的校改数，含建议。"},
		{"n_conflicts", &r.NConflicts, "Conflicts written.", "写入的冲突数。"},
		{"n_unplaced", &r.NUnplaced, "Fragments that found no story.", "未能归位的原文块数。"},
	} {
		t.must(c.name, c.field, c.en, c.zh).unit("rows")
	}
	t.must("bytes_in", &r.BytesIn, "Bytes of the inputs processed.", "处理的输入字节数。").unit("bytes")
	for _, c := range []struct {
		name  string
		field *float64
		zh    string
	}{
		{"ingest", &r.SecondsIngest, "读入"}, {"clean", &r.SecondsClean, "清洗"}, {"repair", &r.SecondsRepair, "修复"}, {"segment", &r.SecondsSegment, "切分"}, {"collate", &r.SecondsCollate, "校勘"},
		{"extract", &r.SecondsExtract, "抽取"}, {"check", &r.SecondsCheck, "检验"}, {"tabulate", &r.SecondsTabulate, "制表"}, {"write", &r.SecondsWrite, "写出"},
	} {
		t.must("seconds_"+c.name, c.field, "Seconds in "+c.name+", over all workers.", c.zh+"耗时，各工作线程之和。").unit("seconds")
	}
	t.must("seconds_total", &r.SecondsTotal, "Seconds of the clock from start to the rows complete.", "从开始到写完的时钟秒数。").unit("seconds")
}

func compareRuns(a, b *Run) int {
	return cmp.Or(cmp.Compare(a.Started, b.Started), cmp.Compare(a.RunID, b.RunID))
}
