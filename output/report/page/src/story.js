// One story: its head, its paragraphs with their marks, and beside each paragraph
// the rows of its figures.
import { h } from './dom.js';
import { C, paragraph, shown } from './marks.js';
import { badges, valueOf } from './figures.js';
import { code, full, int, percent, t } from './i18n.js';

/** storyElement builds the element of a story; mode says which corrections show. */
export function storyElement(data, s, { texts, detail, figures }, mode, terms) {
  for (const f of figures) {
    f.id = data.idOf(f.i);
    f.kind = data.get('kind', f.i);
    f.start = f.char_start;
    f.end = f.char_end;
    f.para = f.paragraph;
    f.label = [code('figures.kind', f.kind), data.get('indicator', f.i), data.get('entity', f.i), data.period(f.i).text].filter(Boolean).join(' · ');
  }
  const lang = detail.a.language || 'zh-Hans';
  const body = h('div', { class: 'body' });
  texts.forEach((text, p) => {
    const row = detail.p[p] || [];
    const own = figures.filter((f) => f.para === p);
    const corrections = (detail.c || []).filter((c) => (c[C.para] || 0) === p && shown(c, mode));
    const unparsed = (detail.u || []).filter((u) => (u[0] || 0) === p);
    const tag = row[0] === 'headline' ? 'h2' : row[0] === 'heading' ? 'h3' : 'p';
    const el = h(tag, { class: `para r-${row[0]}`, lang, id: `p${p}`, 'data-line': row[1]?.length ? where(data, s, row[1], 0) : null }, ...paragraph(text || '', own, corrections, unparsed, terms));
    body.append(el);
    if (own.length) body.append(h('aside', { class: 'cards', 'aria-label': `${t('figures_here')} ${p + 1}` }, own.map((f) => card(data, s, f, row[1]))));
  });
  if (!texts.length || !detail.p.some((r) => r[0] === 'headline')) body.prepend(h('h2', { class: 'para r-headline', lang }, data.title(s) || t('untitled')));
  return h('article', { class: 'story', id: data.a.id[s], 'aria-label': data.title(s) || t('untitled') }, head(data, s, detail.a), body, copies(detail.w));
}

/** head is the line of particulars. */
function head(data, s, a) {
  const facts = [data.source(s), a.edition, data.date(s) && h('time', {}, data.date(s)), data.date(s) && a.pub_date_method !== 'text' && `(${code('articles.pub_date_method', a.pub_date_method)})`,
    data.a.page[s] ? t('page', data.a.page[s]) : null, a.page_label, a.authors?.length && [a.author_role, ...a.authors].filter(Boolean).join(' '), a.dateline_place].filter(Boolean);
  const more = [t('figures_n', int(data.a.figures[s])), `${t('quality')} ${percent(data.a.quality[s])}`, data.status(s) !== 'complete' && code('articles.status', data.status(s)),
    a.flags?.join(' '), a.agreement != null && `${t('copies')} ${data.a.witnesses[s]}, ${t('agree')} ${percent(a.agreement * 1000)}`].filter(Boolean);
  const join = (list, sep) => list.flatMap((x, i) => (i ? [sep, x] : [x]));
  return h('header', { class: 'particulars' }, h('p', {}, ...join(facts, ' · ')), h('p', { class: 'dim' }, ...join(more, ' · '), ' · ', h('code', {}, data.a.file[s])));
}

/** where is the place in the source: file and line. */
function where(data, s, lines, at) {
  let line = lines[1];
  for (let k = 0; k + 1 < lines.length; k += 2) if (lines[k] <= at) line = lines[k + 1];
  return `${data.a.file[s]} · ${t('line', line)}`;
}

/** card is a figure's row: the short form, and all of it when opened. */
function card(data, s, f, lines) {
  const i = f.i, x = data.f;
  const rows = [];
  const row = (label, column, ...content) => {
    const all = content.flat().filter((c) => c != null && c !== '' && c !== false);
    if (all.length) rows.push(h('div', {}, h('dt', { title: column && data.index.columns[`figures.${column}`]?.[document.documentElement.lang === 'en' ? 0 : 1] }, t(label)), h('dd', {}, ...all.flatMap((c, k) => (k ? [' ', c] : [c])))));
  };
  const how = (m) => m && m !== 'explicit' && h('span', { class: 'how' }, `(${code('figures.indicator_method', m)})`);
  const zh = (v) => v && h('span', { lang: 'zh' }, v);
  const p = data.period(i);
  row('value', 'value', full(x.value[i]), data.get('unitCode', i));
  if (f.value_low != null || f.value_high != null) row('range', 'value_low', `${f.value_low != null ? full(f.value_low) : '…'} – ${f.value_high != null ? full(f.value_high) : '…'}`);
  row('bound', 'bound', data.get('bound', i) !== 'exact' && code('figures.bound', data.get('bound', i)), zh(f.qualifier_text));
  row('unit', 'unit_code', zh(data.get('unit', i)), f.unit_mult ? `× 10^${f.unit_mult}` : '', f.unit_class && `[${code('figures.unit_class', f.unit_class)}]`);
  row('indicator', 'indicator_text', zh(data.get('indicator', i)), data.get('indicator', i) && how(f.indicator_method));
  row('measure', 'measure', data.get('measure', i) !== 'unknown' && code('figures.measure', data.get('measure', i)));
  row('entity', 'entity_text', zh(data.get('entity', i)), data.get('entityType', i) && `[${code('figures.entity_type', data.get('entityType', i))}]`, data.get('entity', i) && how(f.entity_method));
  row('place', 'place_text', zh(data.get('place', i)), f.ref_area, data.get('place', i) && how(f.place_method));
  row('period', 'time_period', p.text, zh(f.period_text), p.text && how(f.period_method));
  row('basis', 'basis', data.get('basis', i) && code('figures.basis', data.get('basis', i)), f.base?.replace('/', ' – '));
  row('change', 'change_role', f.change_role && code('figures.change_role', f.change_role));
  row('check', 'check', f.check && code('figures.check', f.check));
  row('speaker', 'speaker_text', zh(f.speaker_text));
  row('witnesses', 'n_witnesses', f.n_witnesses > 1 && `${f.n_witnesses}, ${code('figures.witness_state', f.witness_state)}`);
  row('duplicate', 'duplicate_of', f.duplicate_of && h('a', { href: `#${f.duplicate_of}` }, f.duplicate_of));
  row('flags', 'flags', f.flags);
  row('source_line', '', lines?.length ? where(data, s, lines, f.start) : data.a.file[s]);
  row('rule', 'rule', f.rule && h('code', {}, f.rule));
  row('id', 'figure_id', h('a', { href: `#${f.id}` }, f.id), h('button', { type: 'button', class: 'copy', onclick: copy }, t('copy')));
  return h('details', { class: `card k-${f.kind}`, id: `card-${f.id}`, 'data-figure': f.id },
    h('summary', {},
      h('span', { class: 'line1' }, h('b', { lang: 'zh' }, data.get('quote', i)), ' ', h('span', { class: 'kind' }, code('figures.kind', f.kind)), h('span', { class: 'val' }, valueOf(data, i))),
      h('span', { class: 'line2', lang: 'zh' }, [data.get('indicator', i) || t('unnamed'), data.get('entity', i), p.text].filter(Boolean).join(' · ')),
      h('span', { class: 'line3' }, `${t('confidence')} ${percent(x.confidence[i])}`, badges(data, i))),
    h('dl', {}, ...rows));
}

function copy(e) {
  const link = e.target.closest('dd').querySelector('a').href;
  navigator.clipboard?.writeText(link).then(() => { e.target.textContent = t('copied'); }, () => {});
}

/** copies lists the story's witnesses. */
function copies(list) {
  if (!list?.length) return null;
  return h('section', { class: 'copies' }, h('h3', {}, t('copies')), h('ul', {}, list.map((w) => h('li', {},
    h('code', {}, w[1]), ' ', [w[2], w[3], code('articles.language', w[4]), w[0] ? `${t('agree')} ${percent(w[5] || 0)}` : t('base_copy')].filter(Boolean).join(' · ')))));
}

