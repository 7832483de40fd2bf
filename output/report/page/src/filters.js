// The filters above every view: they choose figures, and through them stories,
// series and what is to review.
import { $, h } from './dom.js';
import { bits } from './data.js';
import { code, int, t } from './i18n.js';

const fields = ['q', 'entity', 'indicator', 'kind', 'from', 'to'];

export class Filters {
  constructor(data, search, changed) {
    Object.assign(this, { data, search, changed, fraction: 0 });
    this.years = years(data);
    this.form = $('filters');
    this.form.hidden = false;
    this.form.addEventListener('submit', (e) => e.preventDefault());
    this.form.addEventListener('reset', () => setTimeout(() => this.apply(true)));
    this.form.addEventListener('input', (e) => {
      if (e.target.id === 'entity') this.suggest('entity', 'entities');
      if (e.target.id === 'indicator') this.suggest('indicator', 'indicators');
      this.apply(true);
    });
    $('entity').addEventListener('focus', () => this.suggest('entity', 'entities'));
    $('indicator').addEventListener('focus', () => this.suggest('indicator', 'indicators'));
    if (matchMedia('(min-width: 60rem)').matches) $('more').open = true;
    this.options();
    this.apply(false);
  }

  /** options fills the lists, in the language of the page. */
  options() {
    const keep = { kind: $('kind').value, from: $('from').value, to: $('to').value };
    $('kind').replaceChildren(h('option', { value: '' }, t('all_kinds')), ...this.data.f.kind.d.slice(1).map((k) => h('option', { value: k }, code('figures.kind', k))));
    for (const id of ['from', 'to']) $(id).replaceChildren(h('option', { value: '' }, t('any')), ...this.years.map((y) => h('option', { value: y }, String(y))));
    for (const [id, v] of Object.entries(keep)) $(id).value = v;
  }

  /** suggest offers the commonest values that hold what is typed. */
  suggest(column, list) {
    this.counts ||= {};
    const { d, i } = this.data.f[column];
    const n = (this.counts[column] ||= i.reduce((c, k) => (c[k]++, c), new Int32Array(d.length)));
    const typed = $(column).value.trim();
    const found = [];
    for (let k = 1; k < d.length; k++) if (d[k].includes(typed)) found.push(k);
    found.sort((x, y) => n[y] - n[x]);
    $(list).replaceChildren(...found.slice(0, 40).map((k) => h('option', { value: d[k] }, String(n[k]))));
  }

  /** state is the filters as the link has them. */
  state() {
    const p = new URLSearchParams();
    for (const id of fields) if ($(id).value.trim()) p.set(id, $(id).value.trim());
    if (+$('conf').value) p.set('conf', $('conf').value);
    if ($('zones').checked) p.set('zones', '1');
    if ($('primary').checked) p.set('primary', '1');
    return p.toString();
  }

  /** restore sets the filters from a link. */
  restore(text) {
    const p = new URLSearchParams(text);
    for (const id of fields) $(id).value = p.get(id) || '';
    $('conf').value = p.get('conf') || 0;
    $('zones').checked = p.has('zones');
    $('primary').checked = p.has('primary');
    this.apply(false);
  }

  /** apply finds what passes: this.figures and this.stories, in order of date. */
  apply(tell) {
    const d = this.data, f = d.f;
    const found = this.search.run($('q').value.trim());
    const entity = matching(f.entity.d, $('entity').value), indicator = matching(f.indicator.d, $('indicator').value);
    const kind = $('kind').value ? f.kind.d.indexOf($('kind').value) : 0;
    const from = +$('from').value || 0, to = +$('to').value || 9999;
    const period = from || to < 9999 ? d.periods.map((p) => (p.start ? +p.start.slice(0, 4) <= to && +(p.end || p.start).slice(0, 4) >= from : false)) : null;
    const conf = +$('conf').value * 10, zones = $('zones').checked, primary = $('primary').checked;
    const zone = f.entityType.d.indexOf('zone');
    $('conf-out').textContent = `${conf / 10}%`;
    const n = [entity, indicator, kind, period, conf, zones, primary].filter(Boolean).length;
    $('active-filters').textContent = n ? ` (${n})` : '';
    this.narrow = n > 0;
    this.terms = found ? found.terms : [];
    const pass = new Uint8Array(d.figures), inStory = new Int32Array(d.stories);
    let count = 0;
    for (let i = 0; i < d.figures; i++) {
      if ((found && !found.figures[i]) || (entity && !entity[f.entity.i[i]]) || (indicator && !indicator[f.indicator.i[i]])) continue;
      if ((kind && f.kind.i[i] !== kind) || (period && !period[f.period.i[i]]) || f.confidence[i] < conf) continue;
      if ((zones && f.entityType.i[i] !== zone) || (primary && f.bits[i] & bits.restated)) continue;
      pass[i] = 1;
      inStory[d.storyOf[i]]++;
      count++;
    }
    this.figures = new Int32Array(count);
    const stories = [];
    let k = 0, more = 0, holding = 0;
    for (const s of d.byDate) {
      if (inStory[s]) for (let i = d.first[s]; i < d.first[s + 1]; i++) if (pass[i]) this.figures[k++] = i;
      const words = !this.narrow && (!found || found.stories[s]);
      if (inStory[s]) holding++;
      else if (words && found) more++;
      if (inStory[s] || words) stories.push(s);
    }
    this.stories = Int32Array.from(stories);
    this.inStory = inStory;
    this.numbers = [count, holding, more];
    this.say();
    if (tell) this.changed();
  }

  /** say tells how much passes. */
  say() {
    const [count, holding, more] = this.numbers;
    let text = t('count_figures', int(count), int(holding));
    if (more) text += t('count_more', int(more));
    if ($('q').value && this.fraction < 1) text += ` · ${t('reading', Math.floor(this.fraction * 100))}`;
    if ($('count').textContent !== text) $('count').textContent = text;
  }
}

function years(data) {
  const all = new Set();
  for (const p of data.periods) {
    if (p.start) all.add(+p.start.slice(0, 4));
    if (p.end) all.add(+p.end.slice(0, 4));
  }
  return [...all].sort((a, b) => a - b);
}

/** matching marks the values of a column that hold a text; null where it is empty. */
function matching(values, text) {
  const typed = text.trim();
  return typed ? values.map((v) => v.includes(typed)) : null;
}
