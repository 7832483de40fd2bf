// What needs a human: conflicts side by side, fragments without a story, numbers
// not structured, suggestions, inputs that failed.
import { h } from './dom.js';
import { List } from './list.js';
import { C, reason } from './marks.js';
import { code, int, percent, t } from './i18n.js';

const tabs = ['conflicts', 'unplaced', 'unparsed', 'suggestions', 'failed'];

export class ReviewView {
  constructor(root, data, filters) {
    Object.assign(this, { root, data, filters, tab: 'conflicts', rows: [] });
    this.nav = h('nav', { class: 'subnav' });
    this.list = new List({ role: 'feed', rowRole: 'article', label: t('review_kinds'), className: 'review', estimate: () => 130, measured: true, render: (k) => this[this.tab](this.rows[k]) });
    this.empty = h('p', { class: 'empty', hidden: true }, t('nothing'));
    root.append(this.nav, this.list.el, this.empty);
  }

  async show(tab) {
    this.tab = tabs.includes(tab) ? tab : 'conflicts';
    this.list.mount();
    await this.refresh();
  }

  async refresh() {
    const r = await this.data.review();
    const passes = (s) => s < 0 || this.filters.inStory[s] > 0 || (!this.filters.narrow && !this.filters.terms.length);
    const n = r.unparsed.story.length, q = this.filters.terms;
    const has = (...texts) => q.every((term) => texts.some((x) => x && x.toLowerCase().includes(term)));
    const lists = {
      conflicts: r.conflicts.filter((c) => passes(c[0])),
      unplaced: r.unplaced.filter((f) => !q.length || has(f[0], f[2])),
      unparsed: Array.from({ length: n }, (_, k) => k).filter((k) => passes(r.unparsed.story[k])),
      suggestions: r.suggestions.filter((c) => passes(c[0] || 0)),
      failed: r.failed.filter((f) => !q.length || has(f[0], f[1])),
    };
    this.nav.setAttribute('aria-label', t('review_kinds'));
    this.nav.replaceChildren(...tabs.map((k) => h('a', { href: `#/review/${k}`, 'aria-current': k === this.tab ? 'page' : null }, `${t(k)} `, h('span', { class: 'n' }, int(lists[k].length)))));
    this.rows = lists[this.tab];
    this.r = r;
    this.empty.textContent = t('nothing');
    this.empty.hidden = this.rows.length > 0;
    this.list.el.hidden = !this.rows.length;
    this.list.el.setAttribute('aria-label', t(this.tab));
    this.list.show(this.rows.length);
  }

  storyLink(s, hash) {
    const d = this.data;
    return h('a', { href: hash || `#/story/${d.a.id[s]}`, lang: 'zh', class: 'story-link' }, d.title(s) || t('untitled'), ' ', h('span', { class: 'dim' }, d.date(s)));
  }

  conflicts([s, kind, ids, a, b, chosen, rule, id]) {
    const d = this.data;
    const figures = (ids || []).map((f) => [f, d.find(f)]);
    const side = (label, text, other) => h('div', { class: 'side' }, h('p', { class: 'label' }, t(label)), h('p', { lang: 'zh' }, ...apart(text || '', other || '')));
    return [h('header', {}, h('span', { class: 'badge mismatch' }, code('conflicts.kind', kind)), ' ', s >= 0 ? this.storyLink(s) : null, ' ', h('code', { class: 'dim' }, id)),
      h('div', { class: 'sides' }, side('one', a, b), side('other', b, a)),
      h('p', {}, h('b', {}, `${t('chosen')}: `), h('span', { lang: 'zh' }, chosen || t('not_chosen')), ' ', h('code', { class: 'dim' }, rule)),
      figures.length ? h('ul', { class: 'inline' }, figures.map(([f, i]) => h('li', {}, h('a', { href: `#${f}`, class: i >= 0 ? `fig k-${d.get('kind', i)}` : '', lang: 'zh' }, i >= 0 ? d.get('quote', i) : f),
        i >= 0 && h('span', { class: 'dim' }, ` ${[d.get('indicator', i), d.period(i).text].filter(Boolean).join(' · ')}`)))) : null].filter(Boolean);
  }

  unplaced([file, line, text, why, score, others]) {
    return [h('p', { lang: 'zh', class: 'quote' }, text), h('p', { class: 'dim' }, h('code', {}, file), ` · ${t('line', line)} · ${why || ''}${score ? ` · ${percent(score)}` : ''}`), others ? h('p', { class: 'dim' }, `${t('candidates')}: ${others}`) : null].filter(Boolean);
  }

  unparsed(k) {
    const u = this.r.unparsed, d = this.data, s = u.story[k];
    return [h('p', {}, h('a', { href: `#/story/${d.a.id[s]}/${u.paragraph[k]}/${u.start[k]}`, lang: 'zh', class: 'unparsed' }, u.quote.d[u.quote.i[k]]), ' ',
      h('span', { class: 'badge' }, code('unparsed_numbers.reason', u.reason.d[u.reason.i[k]])), ' ', h('span', { class: 'dim', lang: 'zh' }, d.title(s) || t('untitled')))];
  }

  suggestions(c) {
    const [s = 0, p = 0, start, , , before, after, , , confidence, context] = c;
    const row = c.slice(1);
    row[C.applied] = 0;
    row[C.confidence] = confidence;
    return [h('p', { lang: 'zh', class: 'quote' }, before ? h('del', {}, before) : null, ' → ', after ? h('ins', {}, after) : null), h('p', { lang: 'zh' }, context || ''),
      h('p', { class: 'dim' }, reason(row).split('\n').join(' · ')), h('p', {}, this.storyLink(s, `#/story/${this.data.a.id[s]}/${p}/${start ?? ''}`))];
  }

  failed([file, error, run]) {
    return [h('p', {}, h('code', {}, file)), h('p', {}, error || ''), h('p', { class: 'dim' }, run)];
  }
}

/** apart marks where a text differs from another: all between what begins and ends alike. */
function apart(text, other) {
  const x = Array.from(text), y = Array.from(other);
  let l = 0, r = 0;
  while (l < x.length && l < y.length && x[l] === y[l]) l++;
  while (r < x.length - l && r < y.length - l && x[x.length - 1 - r] === y[y.length - 1 - r]) r++;
  if (!l && !r) return [text];
  return [x.slice(0, l).join(''), h('mark', {}, x.slice(l, x.length - r).join('')), x.slice(x.length - r).join('')];
}

