// Series: figures of one entity, indicator and unit over their periods, stock and
// flow apart.
import { h } from './dom.js';
import { List } from './list.js';
import { bits } from './data.js';
import { valueOf } from './figures.js';
import { asFlow, chart, chartLabel } from './chart.js';
import { code, full, percent, t } from './i18n.js';

/** group finds the series of at least two periods, the longest first. */
export function group(data, figures) {
  const f = data.f, by = new Map(), nE = f.entity.d.length, nI = f.indicator.d.length;
  for (const i of figures) {
    if (!f.period.i[i] || !f.indicator.i[i] || !data.period(i).start || f.bits[i] & bits.restated) continue;
    const key = (f.entity.i[i] * nI + f.indicator.i[i]) * 4096 + (f.unitCode.i[i] & 4095);
    const s = by.get(key);
    if (s) s.push(i);
    else by.set(key, [i]);
  }
  const out = [];
  for (const list of by.values()) {
    const n = new Set(list.map((i) => f.period.i[i])).size;
    if (n > 1) out.push({ list, n });
  }
  return out.sort((a, b) => b.n - a.n || b.list.length - a.list.length || a.list[0] - b.list[0]);
}

/** flows tells which figures are drawn over their period. */
const flows = (kind, measure) => asFlow(measure) && (kind === 'level' || kind === 'delta');

export class SeriesView {
  constructor(root, data, filters) {
    Object.assign(this, { root, data, filters, all: [], key: null });
    this.list = new List({
      role: 'listbox', rowRole: 'option', label: t('list_series'), className: 'stories', estimate: () => 76,
      render: (k) => this.row(this.all[k]), open: (k) => this.open(k),
    });
    this.pane = h('div', { class: 'pane', tabindex: 0, role: 'group', 'aria-label': t('points') });
    root.append(h('div', { class: 'split' }, this.list.el, this.pane));
  }

  show() {
    this.list.mount();
    this.refresh();
  }

  refresh() {
    this.all = group(this.data, this.filters.figures);
    this.list.el.setAttribute('aria-label', t('list_series'));
    const at = this.key ? this.all.findIndex((s) => this.name(s) === this.key) : 0;
    this.list.show(this.all.length, Math.max(0, at));
    if (this.all.length && at >= 0) this.open(at, true);
    else {
      this.root.classList.remove('reading');
      this.pane.replaceChildren(h('p', { class: 'empty' }, t(this.all.length ? 'pick_series' : 'nothing')));
    }
  }

  name({ list: [i] }) {
    const d = this.data;
    return [d.get('entity', i) || t('unnamed'), d.get('indicator', i), d.get('unit', i)].filter(Boolean).join(' · ');
  }

  row(s) {
    const d = this.data, i = s.list[0];
    return [h('span', { class: 'title', lang: 'zh' }, d.get('indicator', i)),
      h('span', { class: 'dim' }, h('span', { lang: 'zh' }, d.get('entity', i) || t('unnamed')), ` · ${[d.get('unit', i), t('points_n', s.n)].filter(Boolean).join(' · ')}`)];
  }

  open(k, quiet) {
    const s = this.all[k], d = this.data, i = s.list[0];
    this.key = this.name(s);
    if (!quiet) this.root.classList.add('reading');
    const panels = new Map();
    for (const j of s.list) {
      const kind = d.get('kind', j), measure = d.get('measure', j) || 'unknown';
      // Flows show their span; all else that covers a time is kept apart by how long it is.
      const freq = measure === 'stock' || flows(kind, measure) ? '' : d.period(j).freq || 'other';
      const key = [kind, measure, d.get('basis', j), freq].join('|');
      (panels.get(key) || panels.set(key, []).get(key)).push(j);
    }
    const order = [...panels].sort((a, b) => b[1].length - a[1].length);
    this.pane.replaceChildren(
      h('a', { class: 'back', href: '#/series', onclick: () => this.root.classList.remove('reading') }, `← ${t('back')}`),
      h('h2', { lang: 'zh' }, d.get('entity', i) ? `${d.get('entity', i)} · ` : '', d.get('indicator', i)), ...order.map(([key, list]) => this.panel(key, list)));
    if (!quiet) this.pane.focus({ preventScroll: true });
    this.pane.scrollTop = 0;
  }

  /** panel is one chart and the table of its points. */
  panel(key, list) {
    const d = this.data, f = d.f;
    const [kind, measure, basis, freq] = key.split('|');
    const flow = flows(kind, measure);
    const at = (p) => (flow ? p.start + p.end : p.end);
    const points = list.map((i) => {
      const p = d.period(i), sign = kind === 'level' || kind === 'share' ? 1 : f.direction[i] < 0 ? -1 : 1;
      return { i, id: d.idOf(i), start: p.start, end: p.end || p.start, text: p.text, value: sign * f.value[i], high: f.high[i] ?? null, low: f.high[i] != null ? f.value[i] : null, plan: d.bit(i, bits.plan) };
    });
    const middle = (p) => (flow ? Date.parse(p.start) + Date.parse(p.end) : 2 * Date.parse(p.end));
    points.sort((a, b) => middle(a) - middle(b) || (at(a) < at(b) ? -1 : 1));
    const name = [code('figures.kind', kind), measure !== 'unknown' && `${code('figures.measure', measure)}（${t(flow ? 'flow_note' : 'stock_note')}）`, basis && code('figures.basis', basis), freq && (freq === 'other' ? t('other_spans') : code('figures.freq', freq))].filter(Boolean).join(' · ');
    const plot = chart(points, { flow, label: chartLabel(name, points), unit: d.get('unit', list[0]), open: (id) => { location.hash = id; } });
    const table = h('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': `${t('points')}: ${name}` }, h('table', {},
      h('thead', {}, h('tr', {}, ['period', 'figure', 'value', 'confidence', 'story'].map((c) => h('th', { scope: 'col' }, t(c))))),
      h('tbody', {}, points.map((p) => h('tr', {}, h('td', {}, p.text), h('td', {}, h('a', { href: `#${p.id}`, lang: 'zh' }, d.get('quote', p.i)), p.plan ? ` ${t('plan')}` : ''),
        h('td', { class: 'num', title: full(p.value) }, valueOf(d, p.i)), h('td', { class: 'num' }, percent(f.confidence[p.i])), h('td', { lang: 'zh' }, `${d.date(d.storyOf[p.i])} ${d.title(d.storyOf[p.i])}`))))));
    return h('section', { class: `panel chart ${flow ? 'flow' : 'stock'}` }, h('h3', {}, name), plot, table);
  }
}
