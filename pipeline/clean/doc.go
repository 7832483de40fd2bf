// Package clean makes the characters of a page what they should be, and nothing
// else: width, variants, script, punctuation, space. It does not mend words; that
// is repair. Every change is an edit on the line, with its kind and rule, and the
// raw text stays.
//
//	f, _ := ingest.Read("001.txt", data, nil, ingest.Options{})
//	clean.File(f)
//	// 遼寧省瀋陽高新區:新增註冊８３２家,提高６. ５％
//	// 辽宁省沈阳高新区：新增注册832家，提高6.5%
//
// Rules, in order; each sees the text as the one before left it:
//
//	clean/width       ８３２ ％ Ａ           832 % A         digits, letters and the percent sign only
//	clean/compatible  ⼀ ⻓ 金              一 长 金        what fonts put for characters
//	clean/form        ﹑ ︰ 〝〞              、 ： “”        the wrong code for a mark
//	clean/invisible   zero width, control                    dropped
//	clean/blank       no-break and odd spaces                one space each
//	clean/t2s         瀋陽 説               沈阳 说         OpenCC's t2s, in traditional text alone
//	clean/aspect      放著                  放着            著 as a particle, in traditional text alone
//	clean/corner      「」『』               “”‘’            in traditional text alone
//	clean/halfwidth   , : ; ? ! ( )         ， ： ； ？ ！（）  in text that is set so throughout
//	clean/quote       "创新"  “创新“          “创新”
//	clean/ellipsis    ...                   ……
//	clean/dash        --                    ——
//	clean/space       道路” 。   5. 5%        道路”。  5.5%
//
// What a rule needs to know of the page is found out first, over the whole file
// ([Survey]): whether the text is traditional, whether its marks are half-width
// throughout, whether it came from OCR, whether it is set with spaces round its
// numbers. A page that holds one odd mark keeps it. What is left alone on
// purpose: corner brackets in simplified text, ( ) beside full-width commas, the
// space in 辛 阳 and between the halves of a headline, 1,234 and 8:30, everything
// in Latin text.
//
// Cleaning a clean page changes nothing.
package clean
