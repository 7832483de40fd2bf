// The table of figures that pass the filters.
import { h } from './dom.js';
import { List } from './list.js';
import { bits } from './data.js';
import { code, compact, full, percent, t } from './i18n.js';

const columns = ['figure', 'value', 'kind', 'indicator', 'entity', 'period', 'confidence', 'story'];
const sortable = { value: 1, indicator: 1, entity: 1, period: 1, confidence: 1 };

/** badges are the short notes on a figure. */
export function badges(data, i) {
  return Object.entries(bits).filter(([, b]) => data.bit(i, b)).map(([name]) => h('span', { class: `badge ${name}` }, t(name)));
}

/** arrow says which way a change goes. */
export const arrow = (d) => (d > 0 ? '↑' : d < 0 ? '↓' : '');

/** valueOf writes a figure's value with its unit. */
export function valueOf(data, i, write = compact) {
  const f = data.f, high = f.high[i];
  return `${arrow(f.direction[i])}${write(f.value[i])}${high != null ? `–${write(high)}` : ''} ${data.get('unit', i)}`.trim();
}

export class FiguresView {
  constructor(root, data, filters) {
    Object.assign(this, { root, data, filters, sort: '', down: false, order: null });
    this.head = h('div', { class: 'row head', role: 'row', 'aria-rowindex': 1 });
    this.list = new List({
      role: 'grid', rowRole: 'row', label: t('figure'), className: 'figures', estimate: () => (innerWidth < 720 ? 92 : 44),
      render: (i) => this.row(this.order[i]), open: (i) => { location.hash = data.idOf(this.order[i]); },
    });
    this.list.el.prepend(h('div', { role: 'rowgroup', class: 'headgroup' }, this.head));
    this.empty = h('p', { class: 'empty', hidden: true });
    root.append(this.list.el, this.empty);
  }

  show() {
    this.list.mount();
    this.refresh();
  }

  refresh() {
    this.list.el.setAttribute('aria-label', t('figure'));
    this.head.replaceChildren(...columns.map((c) => this.headCell(c)));
    this.order = this.sorted();
    this.empty.hidden = this.order.length > 0;
    this.empty.textContent = t('nothing');
    this.list.show(this.order.length);
  }

  headCell(c) {
    const on = this.sort === c;
    const cell = h('div', { role: 'columnheader', class: `c-${c}`, 'aria-sort': on ? (this.down ? 'descending' : 'ascending') : sortable[c] ? 'none' : null });
    if (!sortable[c]) cell.append(t(c));
    else cell.append(h('button', { type: 'button', onclick: () => this.sortBy(c) }, t(c), h('span', { 'aria-hidden': 'true' }, on ? (this.down ? ' ▾' : ' ▴') : '')));
    return cell;
  }

  /** sortBy goes round: down, up, by date again. */
  sortBy(c) {
    if (this.sort !== c) Object.assign(this, { sort: c, down: c === 'value' || c === 'confidence' });
    else if (this.down === (c === 'value' || c === 'confidence')) this.down = !this.down;
    else this.sort = '';
    this.refresh();
    this.head.querySelector(`.c-${c} button`)?.focus();
  }

  sorted() {
    const { data, sort } = this, f = data.f;
    if (!sort) return this.filters.figures;
    let key;
    if (sort === 'value' || sort === 'confidence') key = f[sort];
    else {
      const names = sort === 'period' ? data.periods.map((p) => p.end || '') : f[sort].d;
      const rank = new Int32Array(names.length);
      names.map((_, k) => k).sort((x, y) => (names[x] < names[y] ? -1 : names[x] > names[y] ? 1 : 0)).forEach((k, r) => { rank[k] = names[k] ? r : 1e9; });
      key = Int32Array.from(f[sort].i, (k) => rank[k]);
    }
    const sign = this.down ? -1 : 1;
    return this.filters.figures.slice().sort((x, y) => sign * (key[x] - key[y]));
  }

  row(i) {
    const { data } = this, s = data.storyOf[i];
    const cell = (c, ...content) => h('div', { role: 'gridcell', class: `c-${c}` }, ...content);
    return [
      cell('figure', h('a', { href: `#${data.idOf(i)}`, tabindex: -1, class: `fig k-${data.get('kind', i)}`, lang: 'zh' }, data.get('quote', i)), badges(data, i)),
      cell('value', h('span', { title: full(data.f.value[i]) }, valueOf(data, i))),
      cell('kind', code('figures.kind', data.get('kind', i))),
      cell('indicator', h('span', { lang: 'zh' }, data.get('indicator', i))),
      cell('entity', h('span', { lang: 'zh' }, data.get('entity', i))),
      cell('period', data.period(i).text),
      cell('confidence', percent(data.f.confidence[i])),
      cell('story', h('span', { lang: 'zh' }, [data.date(s), data.title(s) || t('untitled')].filter(Boolean).join(' '))),
    ];
  }
}
