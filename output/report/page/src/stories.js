// The list of stories and, beside it, the one that is open.
import { h } from './dom.js';
import { List } from './list.js';
import { storyElement } from './story.js';
import { code, int, t } from './i18n.js';

const kinds = ['level', 'delta', 'rate', 'share', 'pp', 'multiple', 'rank', 'ratio'];

export class StoriesView {
  constructor(root, data, filters) {
    Object.assign(this, { root, data, filters, story: -1, mode: 'words' });
    this.list = new List({
      role: 'listbox', rowRole: 'option', label: t('list_stories'), className: 'stories', estimate: () => 76,
      render: (k) => this.row(filters.stories[k]), open: (k) => { location.hash = `#/story/${data.a.id[filters.stories[k]]}`; },
    });
    this.pane = h('div', { class: 'pane', tabindex: -1 });
    root.append(h('div', { class: 'split' }, this.list.el, this.pane));
  }

  show() {
    this.list.mount();
    this.refresh();
  }

  refresh() {
    this.list.el.setAttribute('aria-label', t('list_stories'));
    this.list.show(this.filters.stories.length, Math.max(0, this.filters.stories.indexOf(this.story)));
    if (this.story < 0) this.pane.replaceChildren(h('p', { class: 'empty' }, this.filters.stories.length ? t('pick_story') : t('nothing')));
    else this.open(this.story, null, true);
  }

  row(s) {
    const d = this.data, n = this.filters.inStory[s];
    return [h('span', { class: 'title', lang: 'zh' }, d.title(s) || t('untitled')),
      h('span', { class: 'dim' }, [d.source(s), d.date(s), t('figures_n', int(n)), d.status(s) !== 'complete' && code('articles.status', d.status(s))].filter(Boolean).join(' · '))];
  }

  /** open shows a story; target is a figure's id or [paragraph, start] to go to. */
  async open(s, target, keep) {
    const scroll = keep ? this.pane.scrollTop : 0;
    this.story = s;
    this.root.classList.add('reading');
    const content = await this.data.story(s);
    if (this.story !== s) return;
    this.pane.replaceChildren(this.bar(), storyElement(this.data, s, content, this.mode, this.filters.terms));
    this.pane.scrollTop = scroll;
    const at = this.filters.stories.indexOf(s);
    if (at >= 0 && !keep) this.list.move(at);
    this.target = keep ? this.target : target;
    if (target) this.goTo(target);
    else if (!keep) this.pane.focus({ preventScroll: true });
    this.pane.dataset.ready = this.data.a.id[s];
  }

  /** bar is what stands above a story: the way back, the corrections shown, the legend. */
  bar() {
    const pick = h('select', { onchange: (e) => { this.mode = e.target.value; this.open(this.story, null, true); } },
      ['words', 'all', 'none'].map((m) => h('option', { value: m, selected: m === this.mode }, t(`corr_${m}`))));
    return h('div', { class: 'bar' },
      h('a', { class: 'back', href: '#/stories', onclick: () => { this.story = -1; this.root.classList.remove('reading'); } }, `← ${t('back')}`),
      h('label', {}, t('corrections'), ' ', pick),
      h('p', { class: 'legend', 'aria-label': t('legend'), role: 'group' }, kinds.map((k) => h('span', { class: `figbox k-${k}` }, code('figures.kind', k))),
        h('span', { class: 'corr' }, h('del', {}, t('deleted')), h('ins', {}, t('inserted'))), h('span', { class: 'unparsed' }, t('unparsed'))));
  }

  goTo(target) {
    for (const e of this.pane.querySelectorAll('.target')) e.classList.remove('target');
    let el;
    if (Array.isArray(target)) {
      const p = this.pane.querySelector(`#p${target[0]}`);
      el = p?.querySelector(`[data-start="${target[1]}"]`) || p;
      if (el) { el.classList.add('target'); el.tabIndex = -1; el.focus({ preventScroll: true }); }
    } else {
      const card = this.pane.querySelector(`#card-${target}`);
      if (card) card.open = true;
      for (const e of this.pane.querySelectorAll(`[data-figure="${target}"]`)) e.classList.add('target');
      el = this.pane.querySelector(`.figbox[data-figure="${target}"]`) || card;
      card?.querySelector('summary').focus({ preventScroll: true });
    }
    el?.scrollIntoView({ block: 'center' });
  }
}
