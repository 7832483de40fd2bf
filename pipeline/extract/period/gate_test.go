package period

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"baoshu/pipeline/paper"
)

// pieces are what the grammar's expressions are made of, and some of what stands
// around them.
var pieces = strings.Fields("比 较 与 和 同 跟 为 是 超 达 在 从 自 由 到 至 超过 达到 恢复至 接近 高于 低于 相比 相当于 自从 截至 年 月 日 号 个 上 下 本 去年 今年 " +
	"同期 往年 以往 历史同期 常年同期 此前 过去 前 后 内 以来 起 期间 基础上 水平 的 ， 。 1 2 10 2015 2016 三 五 两 十 几 半 多 余 周 星期 季 季度 半年 " +
	"“ ” “十 ‘十三五’ 十三五 十二五 第 第一 第二 改革开放 国庆 春节 新中国成立 3.5倍 持平 目前 上半年 前三季度 初 底 末 9月 9月10日 今天 昨天 年初 年底 世纪 年代 " +
	"企业 增长 国家 马年 甲午 公元 农历 正月 初一 全年 全国 首季 近 最近 未来 今后 元 亿 一个 一时 一带一路 当天 当年 同年 次年 每 约 时 点 分 上午 晚 . 3.5 2016.3.5 — - 、 〇 二〇一五 （ ） " +
	"上午 下午 中午 晚上 晚间 早上 早晨 凌晨 清晨 傍晚 深夜 夜间 午后 午夜 正午 夜里 夜 晨 早 T 周三 星期日 礼拜天 持续 一直 延续 迄今 至今 后至今 成立至今 起至今 之间 期间 前后 左右 之前 以前 之后 以后 开始 与 ， 、")

// TestGateKeepsNothingOut reads random strings of the grammar's pieces with the gate
// and with one that lets everything through.
func TestGateKeepsNothingOut(t *testing.T) {
	open := *load()
	for i := range open.gate {
		open.gate[i] = ^uint64(0)
	}
	open.of, open.heads = slices.Clone(open.of), 0
	for i := range open.of {
		open.of[i].opens, open.of[i].after = ^uint32(0), ^uint32(0)
		open.of[i].may |= ofReaders
	}
	rng := rand.New(rand.NewSource(3))
	ref := On(paper.DayOf(2016, 9, 20))
	for range 12000 {
		var b strings.Builder
		for range 2 + rng.Intn(7) {
			b.WriteString(pieces[rng.Intn(len(pieces))])
		}
		text := []rune(b.String())
		got := Scan(text, ref, nil)
		var tr Tracker
		tr.Story(ref)
		tr.s.t = &open
		if want := tr.Scan(text, nil); !slices.Equal(got, want) {
			t.Fatalf("%s: %v, want %v", b.String(), got, want)
		}
	}
}
