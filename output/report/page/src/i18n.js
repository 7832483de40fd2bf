// The page's words in Chinese and English, and how numbers are written. The names
// of codes come with the data, from the schema.

const words = {
  figure: ['数字', 'Figure'], value: ['数值', 'Value'], kind: ['性质', 'Kind'], indicator: ['指标', 'Indicator'], entity: ['主体', 'Entity'],
  period: ['时期', 'Period'], confidence: ['把握', 'Confidence'], story: ['报道', 'Story'], unit: ['单位', 'Unit'], place: ['地点', 'Place'],
  bound: ['限定', 'Bound'], measure: ['存量流量', 'Measure'], assertion: ['断言', 'Assertion'], base: ['基期', 'Base'], basis: ['比较', 'Basis'],
  change: ['变化', 'Change'], check: ['算术检验', 'Check'], speaker: ['引语出自', 'Speaker'], witnesses: ['来源份数', 'Copies'], rule: ['规则', 'Rule'],
  flags: ['附注', 'Flags'], source_line: ['原文位置', 'Source line'], duplicate: ['重述', 'Restates'], id: ['编号', 'Id'], range: ['界限', 'Bounds'],
  any: ['全部', 'any'], all_kinds: ['全部', 'all'], none: ['无', 'none'], nothing: ['没有符合条件的内容。', 'Nothing matches.'],
  count_figures: ['{0} 条数字，见于 {1} 篇报道', '{0} figures in {1} stories'],
  count_more: ['；另有 {0} 篇报道的文字相符', '; the words stand in {0} more stories'], reading: ['正文读入 {0}%', 'text read: {0}%'],
  untitled: ['（无题）', '(untitled)'], page: ['第{0}版', 'page {0}'], figures_n: ['{0} 条数字', '{0} figures'], points_n: ['{0} 期', '{0} periods'],
  copy: ['复制链接', 'Copy link'], copied: ['已复制', 'Copied'], series_of: ['的序列', 'series'], back: ['返回列表', 'Back to the list'],
  corrections: ['校改', 'Corrections'], corr_words: ['改动文字者', 'that change words'], corr_all: ['全部', 'all'], corr_none: ['不显示', 'hidden'],
  deleted: ['删', 'deleted'], inserted: ['补', 'inserted'], replaced: ['改', 'changed'], suggested: ['建议', 'suggested'], evidence: ['所据', 'evidence'],
  witness_reads: ['另一来源作', 'the other copy reads'], unparsed: ['未结构化', 'Not structured'], legend: ['图例', 'Legend'], copies: ['来源', 'Copies'],
  agree: ['一致', 'agree'], base_copy: ['底本', 'base'], line: ['第{0}行', 'line {0}'], quality: ['文字质量', 'Quality'],
  unknown: ['不明', 'unknown'], plan: ['计划', 'plan'], restated: ['重述', 'restated'], corrected: ['经校改', 'corrected'], differ: ['来源不一', 'copies differ'],
  mismatch: ['算术不符', 'arithmetic fails'], conflicts: ['冲突', 'Conflicts'], unplaced: ['未归位', 'Unplaced'], suggestions: ['建议', 'Suggestions'],
  failed: ['失败的输入', 'Failed inputs'], one: ['其一', 'One reading'], other: ['其二', 'The other'], chosen: ['取舍', 'Chosen'], not_chosen: ['未取舍', 'none chosen'],
  pick_story: ['从列表中选一篇报道。', 'Choose a story from the list.'], pick_series: ['从列表中选一个序列。', 'Choose a series from the list.'],
  other_spans: ['其他时段', 'other spans'], stock_note: ['时点', 'at a point of time'], flow_note: ['时段', 'over a period'], candidates: ['其他候选', 'candidates'], sort: ['排序', 'Sort'],
  figures_here: ['本段数字', 'Figures of this paragraph'], points: ['各期数据', 'The points'], chart_of: ['{0}：{1} 个点，自 {2} 至 {3}', '{0}: {1} points, {2} to {3}'],
  unnamed: ['（未写明）', '(not stated)'], list_stories: ['报道列表', 'List of stories'], list_series: ['序列列表', 'List of series'], numbers: ['数词', 'numerals'],
  no_link: ['找不到编号为 {0} 的数字。', 'No figure has the id {0}.'], review_kinds: ['待核内容', 'What to review'],
};

const short = Object.fromEntries([['zh', 'zh-CN'], ['en', 'en']].map(([l, tag]) => [l, new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 2 })]));
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12 });

let lang = 'zh';
let codes = {};

export const getLang = () => lang;
export function setLang(l) {
  lang = l;
  const root = document.documentElement;
  root.lang = l === 'zh' ? 'zh-Hans' : 'en';
  root.dataset.lang = l;
  for (const e of document.querySelectorAll('[data-zh-aria-label]')) e.setAttribute('aria-label', e.getAttribute(`data-${l}-aria-label`));
  for (const e of document.querySelectorAll('[data-zh-placeholder]')) e.placeholder = e.getAttribute(`data-${l}-placeholder`);
}
export const setCodes = (c) => { codes = c; };

/** t is a text of the page; {0} and {1} are filled in. */
export function t(key, ...args) {
  const w = words[key];
  return (w ? w[lang === 'zh' ? 0 : 1] : key).replace(/\{(\d)\}/g, (_, i) => args[i]);
}

/** meaning is what a code of a column says, such as meaning('figures.kind', 'delta'). */
export function meaning(column, value) {
  const c = codes[column]?.[value];
  return c ? c[lang === 'zh' ? 1 : 0] : value || '';
}

/** code is the short of it: in English the code itself, where its meaning is long. */
export function code(column, value) {
  const m = meaning(column, value);
  return lang === 'zh' || m.length <= 14 ? m : value.replaceAll('_', ' ');
}

/** int writes a count. */
export const int = (n) => grouped.format(n);

/** compact writes a value short: 1.69万亿, 1.69T. */
export function compact(v) {
  const a = Math.abs(v);
  if (a < 10000) return String(+v.toPrecision(6));
  return short[lang].format(v);
}

/** full writes a value with every digit. */
export const full = (v) => grouped.format(v);
export const percent = (permille) => `${Math.round(permille / 10)}%`;
