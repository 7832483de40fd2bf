package indicator

// A form is the text of a token as one number, 16 bits for each character, the first the
// highest. The rules ask some eighty times for each figure whether a token is this word or
// that one; as numbers two words are compared in one step, in place, without a call.
//
// It is 0 where the token has more than four characters, or one that takes more bits: no rule
// asks for such a word.
type form uint64

// formOf returns the form of the text.
func formOf(text []rune) (f form) {
	if len(text) > 4 {
		return 0
	}
	for _, c := range text {
		if uint32(c-1) >= 0xffff {
			return 0
		}
		f = f<<16 | form(c)
	}
	return f
}

// is reports whether token i is the word.
func (s *Sentence) is(i int, w form) bool { return s.forms[i] == w }

// is2 reports whether token i is one of the words.
func (s *Sentence) is2(i int, a, b form) bool {
	f := s.forms[i]
	return f == a || f == b
}

// is3 reports whether token i is one of the words.
func (s *Sentence) is3(i int, a, b, c form) bool {
	f := s.forms[i]
	return f == a || f == b || f == c
}

// is4 reports whether token i is one of the words.
func (s *Sentence) is4(i int, a, b, c, d form) bool {
	f := s.forms[i]
	return f == a || f == b || f == c || f == d
}

// isAny reports whether token i is one of the words.
func (s *Sentence) isAny(i int, words ...form) bool {
	f := s.forms[i]
	for _, w := range words {
		if f == w {
			return true
		}
	}
	return false
}

// sole returns the character of token i, 0 where it has more than one.
func (s *Sentence) sole(i int) rune {
	if f := s.forms[i]; f <= 0xffff {
		return rune(f)
	}
	return 0
}

// The words of more than one character that rules ask for. Each is named by itself.
const (
	一个   form = '一'<<16 | '个'
	一共   form = '一'<<16 | '共'
	一座   form = '一'<<16 | '座'
	一所   form = '一'<<16 | '所'
	一条   form = '一'<<16 | '条'
	上述   form = '上'<<16 | '述'
	下半年  form = '下'<<32 | '半'<<16 | '年'
	专门   form = '专'<<16 | '门'
	专项   form = '专'<<16 | '项'
	个别   form = '个'<<16 | '别'
	中标   form = '中'<<16 | '标'
	为期   form = '为'<<16 | '期'
	之一   form = '之'<<16 | '一'
	之中   form = '之'<<16 | '中'
	之际   form = '之'<<16 | '际'
	买下   form = '买'<<16 | '下'
	予以   form = '予'<<16 | '以'
	争取   form = '争'<<16 | '取'
	产业   form = '产'<<16 | '业'
	人口   form = '人'<<16 | '口'
	人均   form = '人'<<16 | '均'
	人次   form = '人'<<16 | '次'
	人民币  form = '人'<<32 | '民'<<16 | '币'
	今后   form = '今'<<16 | '后'
	今年   form = '今'<<16 | '年'
	今明两年 form = '今'<<48 | '明'<<32 | '两'<<16 | '年'
	以上   form = '以'<<16 | '上'
	以下   form = '以'<<16 | '下'
	以内   form = '以'<<16 | '内'
	以及   form = '以'<<16 | '及'
	以来   form = '以'<<16 | '来'
	企业   form = '企'<<16 | '业'
	位于   form = '位'<<16 | '于'
	作为   form = '作'<<16 | '为'
	依托   form = '依'<<16 | '托'
	便可   form = '便'<<16 | '可'
	保持   form = '保'<<16 | '持'
	元级   form = '元'<<16 | '级'
	兑换   form = '兑'<<16 | '换'
	兑现   form = '兑'<<16 | '现'
	全体   form = '全'<<16 | '体'
	全年   form = '全'<<16 | '年'
	全部   form = '全'<<16 | '部'
	公司   form = '公'<<16 | '司'
	公顷   form = '公'<<16 | '顷'
	共计   form = '共'<<16 | '计'
	其中   form = '其'<<16 | '中'
	其他   form = '其'<<16 | '他'
	凭借   form = '凭'<<16 | '借'
	出售   form = '出'<<16 | '售'
	出现   form = '出'<<16 | '现'
	分别   form = '分'<<16 | '别'
	前后   form = '前'<<16 | '后'
	前夕   form = '前'<<16 | '夕'
	力争   form = '力'<<16 | '争'
	力度   form = '力'<<16 | '度'
	努力   form = '努'<<16 | '力'
	千瓦级  form = '千'<<32 | '瓦'<<16 | '级'
	单位   form = '单'<<16 | '位'
	单月   form = '单'<<16 | '月'
	卖出   form = '卖'<<16 | '出'
	占到   form = '占'<<16 | '到'
	占地   form = '占'<<16 | '地'
	占地面积 form = '占'<<48 | '地'<<32 | '面'<<16 | '积'
	即可   form = '即'<<16 | '可'
	即将   form = '即'<<16 | '将'
	历时   form = '历'<<16 | '时'
	原先   form = '原'<<16 | '先'
	原有   form = '原'<<16 | '有'
	原来   form = '原'<<16 | '来'
	及以上  form = '及'<<32 | '以'<<16 | '上'
	及其   form = '及'<<16 | '其'
	受到   form = '受'<<16 | '到'
	可以   form = '可'<<16 | '以'
	各个   form = '各'<<16 | '个'
	各族   form = '各'<<16 | '族'
	各界   form = '各'<<16 | '界'
	各种   form = '各'<<16 | '种'
	各类   form = '各'<<16 | '类'
	各级   form = '各'<<16 | '级'
	合计   form = '合'<<16 | '计'
	吨级   form = '吨'<<16 | '级'
	听说   form = '听'<<16 | '说'
	呈现   form = '呈'<<16 | '现'
	呈现出  form = '呈'<<32 | '现'<<16 | '出'
	因为   form = '因'<<16 | '为'
	围绕   form = '围'<<16 | '绕'
	地处   form = '地'<<16 | '处'
	坐落在  form = '坐'<<32 | '落'<<16 | '在'
	基础   form = '基'<<16 | '础'
	处于   form = '处'<<16 | '于'
	处在   form = '处'<<16 | '在'
	多数   form = '多'<<16 | '数'
	大小   form = '大'<<16 | '小'
	完成   form = '完'<<16 | '成'
	实习生  form = '实'<<32 | '习'<<16 | '生'
	实现   form = '实'<<16 | '现'
	小时   form = '小'<<16 | '时'
	少数   form = '少'<<16 | '数'
	就能   form = '就'<<16 | '能'
	局部   form = '局'<<16 | '部'
	居民   form = '居'<<16 | '民'
	左右   form = '左'<<16 | '右'
	已经   form = '已'<<16 | '经'
	带动   form = '带'<<16 | '动'
	幅度   form = '幅'<<16 | '度'
	平均   form = '平'<<16 | '均'
	平方公里 form = '平'<<48 | '方'<<32 | '公'<<16 | '里'
	平方米  form = '平'<<32 | '方'<<16 | '米'
	年内   form = '年'<<16 | '内'
	延续   form = '延'<<16 | '续'
	延续了  form = '延'<<32 | '续'<<16 | '了'
	当中   form = '当'<<16 | '中'
	当地   form = '当'<<16 | '地'
	当月   form = '当'<<16 | '月'
	得到   form = '得'<<16 | '到'
	得知   form = '得'<<16 | '知'
	总共   form = '总'<<16 | '共'
	总计   form = '总'<<16 | '计'
	患有   form = '患'<<16 | '有'
	情况   form = '情'<<16 | '况'
	成交   form = '成'<<16 | '交'
	成功   form = '成'<<16 | '功'
	成本   form = '成'<<16 | '本'
	户均   form = '户'<<16 | '均'
	所有   form = '所'<<16 | '有'
	才能   form = '才'<<16 | '能'
	打算   form = '打'<<16 | '算'
	承诺   form = '承'<<16 | '诺'
	投入   form = '投'<<16 | '入'
	投向   form = '投'<<16 | '向'
	投资   form = '投'<<16 | '资'
	折合   form = '折'<<16 | '合'
	拉低   form = '拉'<<16 | '低'
	拉动   form = '拉'<<16 | '动'
	拥有   form = '拥'<<16 | '有'
	持续   form = '持'<<16 | '续'
	指数   form = '指'<<16 | '数'
	按照   form = '按'<<16 | '照'
	据了解  form = '据'<<32 | '了'<<16 | '解'
	据介绍  form = '据'<<32 | '介'<<16 | '绍'
	据报道  form = '据'<<32 | '报'<<16 | '道'
	据统计  form = '据'<<32 | '统'<<16 | '计'
	推动   form = '推'<<16 | '动'
	推高   form = '推'<<16 | '高'
	提前   form = '提'<<16 | '前'
	提前完成 form = '提'<<48 | '前'<<32 | '完'<<16 | '成'
	支出   form = '支'<<16 | '出'
	收入   form = '收'<<16 | '入'
	收购   form = '收'<<16 | '购'
	效应   form = '效'<<16 | '应'
	整个   form = '整'<<16 | '个'
	方可   form = '方'<<16 | '可'
	时候   form = '时'<<16 | '候'
	时间   form = '时'<<16 | '间'
	明年   form = '明'<<16 | '年'
	星级   form = '星'<<16 | '级'
	显现   form = '显'<<16 | '现'
	曾经   form = '曾'<<16 | '经'
	最深   form = '最'<<16 | '深'
	有关   form = '有'<<16 | '关'
	有望   form = '有'<<16 | '望'
	未来   form = '未'<<16 | '来'
	本地   form = '本'<<16 | '地'
	架次   form = '架'<<16 | '次'
	每隔   form = '每'<<16 | '隔'
	比较   form = '比'<<16 | '较'
	没有   form = '没'<<16 | '有'
	现有   form = '现'<<16 | '有'
	班次   form = '班'<<16 | '次'
	用于   form = '用'<<16 | '于'
	用在   form = '用'<<16 | '在'
	用地   form = '用'<<16 | '地'
	由于   form = '由'<<16 | '于'
	目标   form = '目'<<16 | '标'
	目标任务 form = '目'<<48 | '标'<<32 | '任'<<16 | '务'
	直接   form = '直'<<16 | '接'
	相关   form = '相'<<16 | '关'
	相当于  form = '相'<<32 | '当'<<16 | '于'
	相比   form = '相'<<16 | '比'
	相距   form = '相'<<16 | '距'
	相较   form = '相'<<16 | '较'
	省份   form = '省'<<16 | '份'
	省区市  form = '省'<<32 | '区'<<16 | '市'
	看到   form = '看'<<16 | '到'
	确保   form = '确'<<16 | '保'
	第一   form = '第'<<16 | '一'
	第三   form = '第'<<16 | '三'
	第二   form = '第'<<16 | '二'
	等于   form = '等'<<16 | '于'
	累积   form = '累'<<16 | '积'
	累计   form = '累'<<16 | '计'
	约占   form = '约'<<16 | '占'
	给予   form = '给'<<16 | '予'
	维持   form = '维'<<16 | '持'
	耗时   form = '耗'<<16 | '时'
	能够   form = '能'<<16 | '够'
	获得   form = '获'<<16 | '得'
	获悉   form = '获'<<16 | '悉'
	要求   form = '要'<<16 | '求'
	见方   form = '见'<<16 | '方'
	规划   form = '规'<<16 | '划'
	规模   form = '规'<<16 | '模'
	规模以上 form = '规'<<48 | '模'<<32 | '以'<<16 | '上'
	计划   form = '计'<<16 | '划'
	记者   form = '记'<<16 | '者'
	购买   form = '购'<<16 | '买'
	费用   form = '费'<<16 | '用'
	超额   form = '超'<<16 | '额'
	超额完成 form = '超'<<48 | '额'<<32 | '完'<<16 | '成'
	距离   form = '距'<<16 | '离'
	车次   form = '车'<<16 | '次'
	车道   form = '车'<<16 | '道'
	转让   form = '转'<<16 | '让'
	达到   form = '达'<<16 | '到'
	达成   form = '达'<<16 | '成'
	这一   form = '这'<<16 | '一'
	这个   form = '这'<<16 | '个'
	进度   form = '进'<<16 | '度'
	进行   form = '进'<<16 | '行'
	连续   form = '连'<<16 | '续'
	途中   form = '途'<<16 | '中'
	通讯员  form = '通'<<32 | '讯'<<16 | '员'
	通过   form = '通'<<16 | '过'
	速度   form = '速'<<16 | '度'
	遭到   form = '遭'<<16 | '到'
	部分   form = '部'<<16 | '分'
	部委   form = '部'<<16 | '委'
	部门   form = '部'<<16 | '门'
	陆续   form = '陆'<<16 | '续'
	随着   form = '随'<<16 | '着'
	需要   form = '需'<<16 | '要'
	项目   form = '项'<<16 | '目'
	顺利   form = '顺'<<16 | '利'
	预判   form = '预'<<16 | '判'
	预期   form = '预'<<16 | '期'
	预期目标 form = '预'<<48 | '期'<<32 | '目'<<16 | '标'
	预测   form = '预'<<16 | '测'
	预计   form = '预'<<16 | '计'
)
