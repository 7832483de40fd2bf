package extract_test

import (
	"fmt"

	"baoshu/pipeline/extract"
	"baoshu/pipeline/extract/period"
	"baoshu/pipeline/paper"
)

// The worked example of the package's manual: the second clause has no noun of its
// own but a bare head, no zone and no time, and takes all three over from the first.
func ExampleLine() {
	day := paper.DayOf(2023, 3, 1)
	for _, f := range extract.Line("2022年，东岭高新区创新型小微企业新增注册832家，总数达到2518家。", period.On(day)).Figures {
		fmt.Println(f.Quote, f.Kind, f.Direction, f.IndicatorText, f.IndicatorMethod)
		fmt.Println("     ", f.EntityText, f.EntityMethod, f.PeriodStart, f.PeriodEnd, f.PeriodMethod)
	}
	// Output:
	// 832家 delta 1 创新型小微企业新增注册 explicit
	//       东岭高新区 explicit 2022-01-01 2022-12-31 inherited
	// 2518家 level 0 创新型小微企业总数 inherited
	//       东岭高新区 inherited 2022-01-01 2022-12-31 inherited
}
