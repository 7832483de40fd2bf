package indicator

import (
	"strings"
	"unicode/utf8"
)

// A class is a set of words that a rule of grammar asks for: data/classes.tsv says which
// words are in it. A word may be in several.
type class uint64

// The classes.
const (
	classGain         class = 1 << iota // verbs that only say that an amount came about: 实现, 完成
	classTrade                          // ends of lines of business, which sums are of: 集群, 板块
	classMean                           // a mean before its verb: 日均|发出
	classIncorporated                   // the object in a verb of change: 减|税, 增|收
	classGrade                          // before 的 they describe the noun and do not own it: 小规模的, 万吨级的
	classMark                           // behind a number: what it reaches or is compared with, never what it counts
	classNeedy                          // counters that cannot stand without what they count: 名, 种
	classDeed                           // counters of what is done, given or decided: 项, 份
	classPerson                         // ends of nouns that name persons: 员, 者
	classCounted                        // ends of nouns that name what can be counted by the head: 户, 厂
	classAreal                          // ends of nouns that name a kind of area: 区, 县
	classExtent                         // nouns of length that measure by themselves: 直径, 全长
	classBearing                        // which way a place lies: 以西, 方向
	classSum                            // what may stand before an amount in all: 合计, 共
	classBecame                         // before the end of a change: 至, 增到
	classStock                          // verbs of what there is: 拥有, 设有
	classFlow                           // verbs of what is done in a time: 受理, 签约
	classAdverbial                      // tagged as nouns, but before a verb they are none: 年均, 力争
	classUtility                        // with 用 before it the use of it: 用|电
	classEnrolled                       // behind a verb, what is chosen by it: 培育|对象
	classTaking                         // verbs of one character that take the noun behind them as object: 建, 派
	classWhereabouts                    // words of place, bound or stage that stand before a noun: 沿海|城市, 早期|项目
	classNearly                         // before a whole, of which the number is a share: 接近|全国
	classDealing                        // actions that 直接 begins the name of: 直接|投资
	classEach                           // behind 每, what an amount is for: 每|月, 每|户
	classWorth                          // behind them 的 leads from the amount to what has it: 价值2亿元的
	classSpend                          // verbs of laying out money, whose purpose follows: 拿出, 斥资
	classPart                           // nouns that only say again that it is a share: 份额
	classBounds                         // ends of a number that make it a bound: 以下
	classField                          // fields of work, which no counter counts: 51项|金融创新业务
	classAbstract                       // behind a number and 的, what the amount is as, not what has it: 目标, 水平
	classAgent                          // counters of those who act: 家, 名
	classMove                           // verbs of one character that what is counted may begin: 5万吨|运往
	classAsset                          // amounts that a thing has, so that a verb before them is of the thing: 培育|估值10亿元的企业
	classGather                         // verbs that only say that what is counted came together: 企业|集聚86家
	classFound                          // verbs of bringing a thing about or in: 设立, 引进
	classMeasure                        // nouns of what is decided, before which no other noun stands: 28条措施|支持民营经济
	classHouse                          // ends of nouns that name what 家 counts: 公司, 研究院
	classGive                           // verbs whose first object is who gets it: 给予|博士60万元的补贴
	classAim                            // ends of nouns of what someone has set out to do: 目标
	classTrend                          // nouns that only say that something goes on: 扭转下滑4.4%的|态势
	classRelation                       // ends of nouns that say how one thing bears on another: 对…的|贡献率
	classPurpose                        // behind money, verbs of what it is for: 捐资20万元|支持教育事业
	classWork                           // verbs of work that a noun has inside it: 科技|创新|专项资金
	classPaper                          // ends of names of what is decided in writing or in session: 方案|要求
	classModal                          // verbs that say that another is to be done: 要|减亏
	classDegree                         // adverbs of degree: 较|发达的市
	classControl                        // verbs whose doer does, or lets do, what the next verb says: 决定|提高
	classMeans                          // ends of nouns of what is given for a purpose: 扶持|资金
	classLasting                        // verbs of what goes on, or has been so, for a time: 成立, 运行
	classGrant                          // money given, with what it is for before it: 30万元|安家补贴
	classOver                           // ends of what names a state that is over, by which a change is measured: 较改革|前
	classYield                          // how much is made in a day or a year: 年产, 日处理
	classThing                          // counters of things that are built, held or run, whose names are long: 座, 条
	classLand                           // ground, behind whose area a verb says what is done with it: 30亩土地|种植豆角
	classWhich                          // what points at one of several before its noun: 较|前一|交易日

	classPassed // of no list: the words of passed
)

var classNames = [...]string{"gain", "trade", "mean", "incorporated", "grade", "mark", "needy", "deed", "person", "counted", "areal", "extent", "bearing", "sum",
	"became", "stock", "flow", "adverbial", "utility", "enrolled", "taking", "whereabouts", "nearly", "dealing", "each", "worth", "spend", "part", "bounds", "field", "abstract", "agent", "move", "asset", "gather", "found", "measure", "house", "give", "aim", "trend", "relation", "purpose", "work", "paper", "modal", "degree", "control", "means", "lasting", "grant", "over", "yield", "thing", "land", "which"}

// classesOf returns the classes that a row of the list names; names that are no class are
// returned too.
func classesOf(names string) (c class, unknown []string) {
next:
	for name := range strings.FieldsSeq(names) {
		for i, x := range classNames {
			if x == name {
				c |= 1 << i
				continue next
			}
		}
		unknown = append(unknown, name)
	}
	return c, unknown
}

// A classTable is the words of the classes with what they are in, by their forms: a hash table
// with open places, and a bit for each place that a word would like, so that most of what is
// asked for is turned away by one bit.
type classTable struct {
	some    [classPlaces / 64]uint64
	forms   [classPlaces]form
	classes [classPlaces]class
}

const classPlaces = 1 << 12 // some five for each word

// placeOf returns where a form would like to stand.
func placeOf(f form) uint64 { return uint64(f) * 0x9e3779b97f4a7c15 >> (64 - 12) }

// add puts a word of one to four characters into the table.
func (t *classTable) add(f form, c class) {
	at := placeOf(f)
	t.some[at/64] |= 1 << (at % 64)
	for ; t.forms[at] != 0 && t.forms[at] != f; at = (at + 1) % classPlaces {
	}
	t.forms[at], t.classes[at] = f, t.classes[at]|c
}

// of returns the classes of the form.
func (t *classTable) of(f form) class {
	at := placeOf(f)
	if t.some[at/64]>>(at%64)&1 == 0 {
		return 0
	}
	for ; t.forms[at] != 0; at = (at + 1) % classPlaces {
		if t.forms[at] == f {
			return t.classes[at]
		}
	}
	return 0
}

// classOf returns the classes of the text as a word.
func classOf(text []rune) class { return load().classOf(text) }

// classOf returns the classes of the text as a word; none is of more than four characters.
func (t *tables) classOf(text []rune) class { return t.classes.of(formOf(text)) }

// classes returns the classes of token i as a word.
func (s *Sentence) classes(i int) class { return s.t.classes.of(s.forms[i]) }

// in reports whether the text of token i is a word of one of the classes.
func (s *Sentence) in(i int, c class) bool {
	return s.classes(i)&c != 0
}

// endsIn reports whether the last n characters of the text are a word of one of the classes.
func (t *tables) endsIn(text []rune, n int, c class) bool {
	return len(text) >= n && t.classOf(text[len(text)-n:])&c != 0
}

// endsWith reports whether the text up to the end of token i ends in a word of the class,
// of at most four characters.
func (s *Sentence) endsWith(i int, c class) bool {
	text := s.Text[:s.Toks[i].End]
	for n := 1; n <= 4; n++ {
		if s.t.endsIn(text, n, c) {
			return true
		}
	}
	return false
}

// counterIs reports whether the counter of the number before token i is of the class.
func (s *Sentence) counterIs(i int, c class) bool {
	return s.counter(max(0, i-1))&c != 0
}

// unitIs reports whether the number before token i has the unit.
func (s *Sentence) unitIs(i int, unit string) bool {
	q := s.quantityAt(max(0, i-1))
	return q != nil && q.UnitText == unit
}

// Mean reports whether the text is a word that says only of what an amount is the mean: 人均.
func Mean(text string) bool {
	const longest = 4 * utf8.UTFMax // bytes of a word of the classes
	return len(text) <= longest && classOf([]rune(text))&classMean != 0
}
