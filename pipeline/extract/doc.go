// Package extract is room 6: it reads figures out of the paragraphs of a story.
//
// A figure is one mention of a measured or counted quantity: a number with what
// it counts, whose it is, when, and how sure one may be. [Article] fills a
// story's Figures and, for every numeral that is none, Unparsed with the reason;
// [Line] does the same for one line of text, for `baoshu extract --json`.
//
// Each sentence goes through these hands, each its own package:
//
//	numeral    every written number, exact
//	quantity   number + unit + qualifier, or the reason why it is none
//	period     every expression of time, to first and last day
//	word       words and parts of speech around them
//	entity     names a figure can belong to
//	indicator  what one number says of what, within its clause
//
// and then the room takes over from the sentence, the paragraph and the story
// what a reader would. A sentence without a quantity only names owners: it is read
// where one behind it asks whose its quantities are or what its words stand for, and most
// are asked nothing ([inquiry]). What hangs on the text alone is done to many stories at
// once ([Stories]).
// A worked example:
//
//	2022年，东岭高新区创新型小微企业新增注册832家，总数达到2518家。
//
//	832家   delta +1   创新型小微企业新增注册  东岭高新区  2022, of the sentence
//	2518家  level      创新型小微企业总数      东岭高新区  2022; the noun without its verb,
//	                   and the zone, taken over from the clause before
//
// (ExampleLine holds this true.)
//
// How attributes are taken over (method inherited; explicit is printed in the
// clause, inferred is concluded):
//
//   - indicator: a clause without a noun takes that of the last clause of the
//     sentence that had one, else of the sentence before; a bare head (总数,
//     增速, 占比) is put behind the noun taken over. Numbers joined by 和 or 、
//     share one clause.
//   - period: the last time printed before the number in its sentence; else the
//     time that a figure of an earlier sentence of the paragraph stands under.
//     Nothing crosses a paragraph, but for one that opens with 与此同时, 其中 or
//     从产品看. A time that names a base of comparison (比2013年) is never the period,
//     but of the number that is the base (比2022年的2%). A time in a title, a bracket,
//     a dateline or at a verb of saying stays there; one of a past year ends with its
//     quotation; where a sentence sets two years against each other, neither goes on.
//   - basis: printed in the clause; a rate without one takes that of the rate
//     before it in the sentence or in the sentence before.
//   - entity: the nearest of the subject of the clause, the place it opens with
//     (在…，), the name before the comma (…的某某公司，); else the subject of the
//     sentence before, of the heading or title, of the paragraph before. Within a
//     quotation that names no one, the speaker's organisation. A person as the
//     subject is the owner, and so is a subject of any other form that takes what is
//     counted for its object (故宫接待9万人次, 税务部门减税3亿元, 银行业签约4000亿元): what
//     they have is nobody else's. What only says when, where or of how many (每年,
//     现场, 其中), and what is itself measured, leaves it to the clause before. 该港区 is the last name
//     that ends in 港区. Who publishes (据…统计, …印发) and with whom something is
//     done (向…, 与…) own nothing; of a list the whole is the owner, its members in
//     turn behind 分别; the end of a change and a number joined to another have the
//     owner of that. 全省, 市里, 区内 and 该区 are the last province, city or zone
//     named; 我国, where the lead has it, owns the nation's statistics that nobody
//     else claims. A firm once named in full is known by its stem (沧河大化公司,
//     沧河大化). What a sentence says is built owns the extent that opens the next.
//     The frame right before a clause owns it (在德国，这一比例是10%), a firm what it makes
//     known itself, a zone the firms that are counted as having come (300家企业入驻某某新区).
//     What something is done by (按照…的部署), compared with (比…的青海湖地区), called
//     (“…”称号) or one of (某某公司等5家企业) owns nothing. An age is a person's or nobody's.
//     A sentence about a class (卫生部门组建了39个团队) takes over nobody, and one that goes by
//     what an office of the nation counts nothing of a town's. 他 is whom the sentence before
//     is about, else whom the story is; a person once introduced (村民李某) is known again. What
//     is built in the zone of a title (某某产业园源网项目探访) is the story's topic, an answer
//     in an interview is of the place that he heads who gives it.
//     A project is known by the phrase that says what it is to make, which 该项目 and a
//     bare 项目 of its paragraph stand for. A quotation of many sentences that speaks of 我
//     is his who is named behind it; 他叫 presents whom the story is about. An office that
//     publishes, a line of business in statistics (零售业完成销售额), the whole of a share
//     (占全省的10%) and the members of a list before its number (甲、乙等27个项目) own
//     nothing; each in a list of counts or changes (东部7个、中部1个) has its own. 我区 is
//     the area that the story is about. Behind a sentence with 其中 the whole goes on.
//   - place: that of the owner's name; else where the story says it lies (某某开发区地处
//     湖南省衡阳市); else where the sentence puts it (在贵阳); else the only place of the
//     headlines or the dateline. Nations abroad, lists of places and lines have no code.
//   - speaker: who stands before a verb of saying, with his title, behind 据 or after the
//     quotation. Data say nothing: the office they are of does; 他说 is the last one quoted.
//   - a bare head in a clause of its own takes the topic before it: 大豆种植面积稳中
//     有升，面积稳定在80万亩; the end of a change measures what its beginning does.
//
// A space that sets a number or a Latin word apart from Chinese (企业 832 家) is not
// read; quotes and offsets answer to the paragraph as it stands, that space included.
//
// Offsets are code points into the paragraph. The room never corrects a number
// and never logs.
package extract
