package numeral

import (
	"fmt"
	"math/big"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestScan reads one text a line; want is every numeral with its value, the high
// end behind …, and its type where it is no cardinal.
func TestScan(t *testing.T) {
	for text, want := range map[string]string{
		// Arabic
		"1,234家":               "1,234=1234",
		"１，２３４家":               "１，２３４=1234",
		"82，225.00元":           "82，225.00=82225 decimal",
		"1, 234":               "1=1 234=234",
		"1 234 567":            "1 234 567=1234567",
		"增长-3.2%":              "-3.2%=-3.2 percent",
		"负5度":                  "负5=-5",
		"零下5度":                 "零下5=-5",
		"担负三峡库区":               "三=3",
		"1e10和2^5":             "1e10=10000000000 2^5=32",
		"师生比1:15":              "1:15=1/15 fraction",
		"比例为1：20":              "1：20=0.05 fraction",
		"15:30开会":              "15:30=15 code",
		"3×10⁸":                "3×10⁸=300000000",
		"100K、1.2M、30w":        "100K=100000 1.2M=1200000 decimal 30w=300000",
		"PM2.5和5G":             "2.5=2.5 code 5=5",
		"版本1.2.3":              "1.2.3=1 code",
		"共134.亿元":              "134.亿=134 code",
		"1·6亿马克":               "1·6亿=160000000 decimal",
		"跌0·74点":               "0·74=0.74 decimal",
		"合7·8港元":               "7·8=7.8 decimal",
		"123·45日元":             "123·45=123.45 decimal",
		"油价42·18":              "42·18=42.18 decimal",
		"以12345·60点报收":         "12345·60=12345.6 decimal",
		"气温9·5度":               "9·5=9.5 decimal",
		"20210721132136358851": "20210721132136358851=20210721132136358851",
		// mixed
		"3.5万":        "3.5万=35000 decimal",
		"2万5千":        "2万5千=25000",
		"1亿2000万":     "1亿2000万=120000000",
		"1千零20":       "1千零20=1020",
		"177.1 亿元":    "177.1 亿=17710000000 decimal",
		"2008百年":      "2008=2008 百=100",
		"5万 3000":     "5万=50000 3000=3000",
		"10多万亿元":      "10多万亿=10000000000000",
		"五百 余万":       "五百 余万=5000000",
		"2023年3万亿":    "2023=2023 3万亿=3000000000000",
		"50兆字节、100千瓦": "50=50 100=100",
		"宽带由8兆提到50兆":  "8=8 50=50",
		"60兆光纤、3兆元":   "60=60 3兆=3000000000000",
		"0.2千米和三千米":   "0.2=0.2 decimal 三千=3000",
		// Chinese
		"一百二十三万四千": "一百二十三万四千=1234000",
		"两千零三":     "两千零三=2003",
		"二百五":      "二百五=250",
		"一万三":      "一万三=13000",
		"一亿五":      "一亿五=150000000",
		"廿三、卅、卌":   "廿三=23 卅=30 卌=40",
		"二〇二三年":    "二〇二三=2023",
		"一九九○":     "一九九○=1990",
		"壹仟贰佰元整":   "壹仟贰佰=1200",
		"伍拾萬億圓":    "伍拾萬億=50000000000000",
		"三点五":      "三点五=3.5 decimal",
		// a dot for 点, as the press of Taiwan and Hong Kong writes
		"出口五四二．五亿美元": "五四二．五亿=54250000000 decimal",
		"增三十三．八％":    "三十三．八％=33.8 percent",
		"规模二三．五億元":   "二三．五億=2350000000 decimal",
		"百分之十一·八":    "百分之十一·八=11.8 percent",
		"五二八．五至五四九億": "五二八．五至五四九億=52850000000…54900000000 range",
		"增幅二．三个百分点":  "二．三=2.3 decimal",
		// 一 typed, or read, for a dash
		"增长4%一4.5%":     "4%一4.5%=4…4.5 range",
		"1945一2015":     "1945一2015=1945…2015 range",
		"二0一0年":         "二=2 0=0 一=1 0=0",
		"二．五金工具":        "二=2 五=5",
		"“九·一八”和十二·五规划": "九=9 一八=18 十二=12 五=5",
		"十二点零五":         "十二点零五=12.05 decimal",
		"二点三万":          "二点三万=23000 decimal",
		"三点二十分":         "三=3 二十=20",
		"一点一滴":          "一=1 一=1",
		"十三五":           "十三=13 五=5",
		"一亿一亿":          "一亿=100000000 一亿=100000000",
		"二十三百":          "二十=20 三百=300",
		"唯一一枚":          "一=1 一=1",
		"大陆十大、队伍三支":     "十=10 三=3",
		"三千两百两":         "三千两百=3200 两=2",
		"二两":            "二=2 两=2",
		// vague
		"四五个月":    "四五=4…5",
		"降到三、四百元": "三、四百=300…400",
		"来了七、八个人": "七、八=7…8",
		"一、二季度":   "一=1 二=2",
		"投入4个亿":   "4个亿=400000000",
		"3个多亿":    "3个多亿=300000000",
		"3个亿元村":   "3=3 亿=100000000",
		"十七八岁":    "十七八=17…18",
		"七八百亿":    "七八百亿=70000000000…80000000000",
		"十几万":     "十几万=100000…200000",
		"十数支":     "十数=10…20",
		"三十数字":    "三十=30",
		"数百":      "数百=100…1000",
		"几十":      "几十=10…100",
		"二三十个":    "二三十=20…30",
		"一两年":     "一两=1…2",
		"八九十年代":   "八九十=80…90",
		// percent
		"百分之六点五":  "百分之六点五=6.5 percent",
		"6.5％":    "6.5％=6.5 percent",
		"六成五":     "六成五=65 percent",
		"七成":      "七成=70 percent",
		"一成不变":    "一=1",
		"其中三成为女性": "三成=30 percent",
		"百分之百":    "百分之百=100 percent",
		"千分之三":    "千分之三=0.3 percent",
		"3‰":      "3‰=0.3 percent",
		"8折和九五折":  "8折=80 percent 九五折=95 percent",
		"三折叠屏":    "三=3",
		"半成":      "半成=5 percent",
		"百分之三到五":  "百分之三到五=3…5 range",
		// fractions
		"三分之二":     "三分之二=2/3 fraction",
		"1/3":      "1/3=1/3 fraction",
		"五又三分之一":   "五又三分之一=16/3 fraction",
		"½":        "½=0.5 fraction",
		"一半":       "一半=0.5 fraction",
		"7个半":      "7个半=7.5 decimal",
		"两个半月":     "两个半=2.5 decimal",
		"三个半决赛":    "三=3 半=0.5 fraction",
		"3:1":      "3:1=3 fraction",
		"三比一":      "三比一=3 fraction",
		"8:30":     "8:30=8 code",
		"2023/5/1": "2023=2023 5=5 1=1",
		// ranges
		"4%—4.5%":      "4%—4.5%=4…4.5 range",
		"5-20%":        "5-20%=5…20 range",
		"三至六个":         "三至六=3…6 range",
		"1-2万":         "1-2万=10000…20000 range",
		"1000至2万":      "1000至2万=1000…20000 range",
		"七千到九千亿":       "七千到九千亿=700000000000…900000000000 range",
		"2亿至4亿元":       "2亿至4亿=200000000…400000000 range",
		"由45降到20":      "45=45 20=20",
		"由3到5":         "3=3 5=5",
		"010-62345678": "010=10 62345678=62345678",
		// ordinals, dozens
		"第十四":    "第十四=14 ordinal",
		"第２５０":   "第２５０=250 ordinal",
		"首批9个":   "首=1 ordinal 9=9",
		"一打鸡蛋":   "一打=12",
		"十打造基地":  "十=10",
		"百分点":    "",
		"负的百分之五": "负的百分之五=-5 percent",
	} {
		var got []string
		rs := []rune(text)
		for _, n := range Scan(rs, nil) {
			s := n.Text(rs) + "=" + n.Value.String()
			if n.Ranged {
				s += "…" + n.High.String()
			}
			if n.Form == Code {
				s += " code"
			} else if n.Type != Cardinal {
				s += " " + n.Type.String()
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %s, want %s", text, strings.Join(got, " "), want)
		}
	}
}

// TestInfix proves that 多 is marked, for it bounds the value.
func TestInfix(t *testing.T) {
	text := []rune("约10多万人")
	n := Scan(text, nil)[0]
	if string(text[n.Infix.Start:n.Infix.End]) != "多" || n.Mult != 4 {
		t.Errorf("got %+v", n)
	}
}

const digits = "零一二三四五六七八九"

// spell writes n as Chinese does.
func spell(n int64) string {
	if n == 0 {
		return "零"
	}
	var out strings.Builder
	zero := false
	for _, part := range []struct {
		size int64
		name string
	}{{1e12, "万亿"}, {1e8, "亿"}, {1e4, "万"}, {1, ""}} {
		sec := n / part.size % 10000
		if sec == 0 {
			zero = zero || out.Len() > 0
			continue
		}
		for _, u := range []struct {
			size int64
			name string
		}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
			d := sec / u.size % 10
			if d == 0 {
				zero = zero || out.Len() > 0
				continue
			}
			if zero && out.Len() > 0 {
				out.WriteRune('零')
			}
			zero = false
			out.WriteString(string([]rune(digits)[d]) + u.name)
		}
		out.WriteString(part.name)
		zero = zero && sec%10 == 0
	}
	return strings.ReplaceAll(out.String(), "亿零亿", "亿")
}

func one(t interface{ Fatalf(string, ...any) }, text string) Numeral {
	ns := Scan([]rune(text), nil)
	if len(ns) != 1 || ns[0].Start != 0 || ns[0].End != len([]rune(text)) {
		t.Fatalf("%s: read as %d numerals %+v", text, len(ns), ns)
	}
	return ns[0]
}

// TestRoundTrip writes values in every form and reads them back.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, 9999_9999_9999).Draw(t, "n")
		want := fmt.Sprint(n)
		commas := want
		for i := len(commas) - 3; i > 0; i -= 3 {
			commas = commas[:i] + "," + commas[i:]
		}
		wide := strings.Map(func(r rune) rune { return r - '0' + '０' }, want)
		forms := []string{want, commas, wide, spell(n)}
		if n%10000 == 0 && n > 0 {
			forms = append(forms, fmt.Sprintf("%d万", n/10000))
		}
		for _, f := range forms {
			if got := one(t, f).Value.String(); got != want {
				t.Fatalf("%s: got %s, want %s", f, got, want)
			}
		}
		if got := one(t, "百分之"+spell(n%1000)).Value.String(); got != fmt.Sprint(n%1000) {
			t.Fatalf("百分之%s: got %s", spell(n%1000), got)
		}
		d := rapid.IntRange(0, 9).Draw(t, "d")
		if got := one(t, fmt.Sprintf("%s点%c", spell(n), []rune(digits)[d])).Value.Float64(); got != float64(n*10+int64(d))/10 {
			t.Fatalf("%s点%d: got %v", spell(n), d, got)
		}
	})
}

// TestValueIsExact compares arithmetic with big rationals.
func TestValueIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Value{coef: rapid.Int64Range(-1e18, 1e18).Draw(t, "a"), exp: int32(rapid.IntRange(-6, 14).Draw(t, "ea"))}
		b := Value{coef: rapid.Int64Range(-1e18, 1e18).Draw(t, "b"), exp: int32(rapid.IntRange(-6, 14).Draw(t, "eb"))}
		if got, want := a.Add(b).rat(), new(big.Rat).Add(a.rat(), b.rat()); got.Cmp(want) != 0 {
			t.Fatalf("%s + %s = %s", a, b, got)
		}
		if got, want := a.Less(b), a.rat().Cmp(b.rat()) < 0; got != want {
			t.Fatalf("%s < %s is %v", a, b, got)
		}
		if q, ok := a.Over(b); ok && b.Sign() != 0 && q.rat().Cmp(new(big.Rat).Quo(a.rat(), b.rat())) != 0 {
			t.Fatalf("%s / %s = %s", a, b, q)
		}
		want, _ := a.rat().Float64()
		if a.Float64() != want {
			t.Fatalf("%s as a float is %v, want %v", a, a.Float64(), want)
		}
	})
}

// TestScanAt holds that to know where numerals can start changes nothing.
func TestScanAt(t *testing.T) {
	for _, s := range []string{"", "产值达10多万亿元，增长百分之六点五，三至六个月", "第一百二十三号－3.2万，一直统一", "二〇二三年5月1—3日\n七、八个"} {
		text := []rune(s)
		var at []int32
		for i, r := range text {
			if Starts(r) {
				at = append(at, int32(i))
			}
		}
		if a, b := Scan(text, nil), ScanAt(text, at, nil); !reflect.DeepEqual(a, b) {
			t.Errorf("%s: %+v, not %+v", s, b, a)
		}
	}
}
