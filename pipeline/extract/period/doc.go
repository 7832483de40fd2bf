// Package period reads expressions of time in newspaper Chinese and answers
// with their first and last day, inclusive. A sentence published on 2020-09-19,
//
//	今年1—8月，全市工业投资320亿元，同比下降3.5%，降幅比1—7月小1个百分点。
//
// has three:
//
//	今年1—8月   2020-01-01/2020-08-31
//	同比        basis yoy, base 2019-01-01/2019-08-31
//	比1—7月     basis vs,  base 2020-01-01/2020-07-31
//
// [Scan] reads a text that stands by itself. A [Tracker] reads a story piece by
// piece and resolves what refers back. [Imply] tells when an undated text can
// have been published. The calendars, festivals, reign titles, deictic words
// and events are lists under data/; the grammar is code.
//
// # What a period is
//
// A Period with First and Last known is a time. Four kinds are not the time of
// a figure, and consumers must look at them first:
//
//   - Basis is not "": the expression names what a change is measured against.
//     同比 and 环比 have no days of their own; 比2013年 has the base as its days.
//   - Marker: time is spoken of and no day is named (近年来, 日前, 每年3月, 8:30).
//     A Clock is a Marker too.
//   - Duration: a length that is a quantity as well (5天内); its number is not
//     used up by being read here. Lengths that are no time at all (连续3个月,
//     用了两年) are not reported.
//   - Future: it lies after publication; a plan, not a measurement.
//
// Text is the span as printed: 自 and 从 belong to it where they make it a range
// (自1999年), the words between 自 and 至今 do not.
//
// # Conventions
//
// Of a point (截至9月底, 截至目前, 到2017年底) First and Last are its last day; 9月末
// is one by itself, as stocks are counted then.
// 今年 is the whole year, 今年以来 the days up to publication. 年初 is January and
// February, 年底 November and December, 月初 the first five days, 月底 from the 25th; a
// season is three months, winter from December. 21世纪 begins in 2000, as 80年代 does
// in 1980. Weeks run from Monday; 第32周 of a year is the week of ISO 8601, 第一周
// of a month the one of its first Monday. 近五年 and 过去五年 end on the day before
// publication, 近五年来 and 五年来 on the day; 未来三年 begins on the day after. 三年前
// is a year, 三个月前 a month, 三天前 a day. 春节 is New Year's day, 春节假期 the seven
// days from the eve; a holiday from 2008 on as it was made up that year, else by rule.
// Lunar dates are computed for 1900–2100; of earlier years month and day are
// kept as printed, as chronologies do. A bare 八月十五 is lunar, 八月十五日 is not.
//
// # What fills in what is not said
//
// A year, for a month, a day or a part of a year without one, is the first of:
//
//  1. the left side of the range it ends (2015年12月28日至次月…, 10月31日至11月2日);
//     a right side that would lie before the left is of the next year.
//  2. the year named before it in the sentence; or, where that was named with its
//     month (2018年5月12日…。9月…), in the three sentences before it in the
//     paragraph. Years that are a base, a plan, “since” or still to come do not count.
//  3. the year of publication; the year before it where the day would be more than
//     200 days ahead, or where a sum from January (前三季度, 1—11月) would not be
//     complete; the year after it where 将, 拟, 预 or 定于 announces a day past;
//     and the year before where 实现了 or 完成了 tells of a day still to come as done.
//
// A quarter or a half that lies more than 45 days ahead, or a quarter that has most of
// its days to come, is last year's unless it is announced. 改革三年后 is counted from
// when only the story knows and has no days; nor have 小长假期间 and its like, which
// keep a day that was named before from being theirs. 2023财年 is taken as the year.
//
// A month, for a day: the month named in the sentence or the one before it; else
// the month of publication, or the one beside it where the day would be more than
// twenty days ahead. A weekday is the last such day up to publication, or the
// next where it is announced. 今天, 昨天 and 周三 count from the dateline's day
// (北京10月19日电) where the story has one, else from publication; 目前 and 以来
// always mean publication.
//
// 当年, 同年, 次年, 那一年 take up the last year told of, in the story. 当月, 次月
// take up the last month named, of a span its last (1—4月，当月 is April), and never one
// of another year than the paragraph's; 当月 with none named is the month before
// publication. 当天, 次日 take up the day of the paragraph; 当天 with none is
// publication, approximately. 上年 is the year before the one the paragraph
// speaks of, else last year. 同期 is the period in force: the last one read in
// the story that is a time and no Marker or Duration. 三天后 counts from the
// period in force where that is past, in the same paragraph; else from
// publication. 同比 moves the period in force back a year; 环比, 比上月, 比上季度
// move it back by itself, 比上月末 of a month's end to
// the one before; 去年同期, 2019年同期 move it to the year named.
//
// Where the date of publication is an interval, what it decides is resolved and
// the rest is NoDay: in 2023-10-01/2023-12-31 今年 is 2023, 昨天 nothing. “Since”
// then ends at the interval's last day, and is Approx.
package period
