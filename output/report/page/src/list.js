// A list of any length, of which only what is in sight is in the page; by
// @tanstack/virtual-core. The arrow keys move through it, Enter opens.
import { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from '@tanstack/virtual-core';
import { h } from './dom.js';

let lists = 0;

/**
 * List shows count rows. render(i) returns the content of a row's element, open(i)
 * is called when it is chosen. role is that of the whole: listbox, grid or feed.
 */
export class List {
  constructor({ role, label, rowRole, render, open, estimate, className, measured }) {
    Object.assign(this, { render, open, rowRole, measured, estimate, size: estimate(), count: 0, active: 0, prefix: `row${++lists}-` });
    this.inner = h('div', { class: 'rows', role: role === 'grid' ? 'rowgroup' : 'presentation' });
    this.el = h('div', { class: `list ${className || ''}`, role, tabindex: 0, 'aria-label': label, onkeydown: (e) => this.key(e), onkeyup: (e) => this.keyUp(e), onclick: (e) => this.click(e),
      onfocus: () => this.paint(), onblur: () => { this.entered = false; } }, this.inner);
    this.rows = new Map();
    this.virtual = new Virtualizer({
      count: 0, getScrollElement: () => this.el, estimateSize: () => this.size, overscan: 6,
      observeElementRect, observeElementOffset, scrollToFn: elementScroll, onChange: () => this.paint(),
    });
    this.virtual._willUpdate();
    addEventListener('resize', () => { if (this.size !== this.estimate()) this.show(this.count, this.active); });
  }

  /** mount tells the list that it is in the page. */
  mount() {
    if (!this.off) this.off = this.virtual._didMount();
    this.virtual._willUpdate();
    this.paint();
  }

  /** show shows other rows, from the top unless told where. */
  show(count, active = 0) {
    this.count = count;
    this.active = Math.min(active, Math.max(0, count - 1));
    this.rows.forEach((e) => e.remove());
    this.rows.clear();
    const size = this.estimate();
    this.virtual.setOptions({ ...this.virtual.options, count });
    if (this.measured || size !== this.size) {
      this.size = size;
      this.virtual.measure();
    }
    this.virtual._willUpdate();
    if (this.off && active) this.virtual.scrollToIndex(this.active, { align: 'center' });
    else if (this.virtual.scrollOffset) this.el.scrollTop = 0;
    if (this.el.getAttribute('role') === 'grid') this.el.setAttribute('aria-rowcount', count + 1);
    this.paint();
  }

  paint() {
    const items = this.virtual.getVirtualItems();
    const seen = new Set();
    this.inner.style.height = `${this.virtual.getTotalSize()}px`;
    for (const it of items) {
      if (it.index >= this.count) continue;
      seen.add(it.index);
      let row = this.rows.get(it.index);
      if (!row) {
        row = h('div', { class: 'row', role: this.rowRole, id: this.prefix + it.index, 'data-index': it.index });
        if (this.rowRole === 'row') row.setAttribute('aria-rowindex', it.index + 2);
        if (this.rowRole === 'option') { row.setAttribute('aria-posinset', it.index + 1); row.setAttribute('aria-setsize', this.count); }
        row.append(...[this.render(it.index)].flat());
        this.rows.set(it.index, row);
        this.inner.append(row);
        if (this.measured) this.virtual.measureElement(row);
      }
      row.style.transform = `translateY(${it.start}px)`;
      const on = it.index === this.active;
      if (this.rowRole === 'option' || this.rowRole === 'row') row.setAttribute('aria-selected', on);
      row.classList.toggle('active', on);
    }
    for (const [i, row] of this.rows) {
      if (!seen.has(i)) {
        row.remove();
        this.rows.delete(i);
      }
    }
    if (this.rowRole === 'article') return;
    if (this.rows.has(this.active)) this.el.setAttribute('aria-activedescendant', this.prefix + this.active);
    else this.el.removeAttribute('aria-activedescendant');
  }

  key(e) {
    if (e.target !== this.el || this.rowRole === 'article') return;
    const page = Math.max(1, Math.floor(this.el.clientHeight / 48) - 1);
    const to = { ArrowDown: this.active + 1, ArrowUp: this.active - 1, PageDown: this.active + page, PageUp: this.active - page, Home: 0, End: this.count - 1 }[e.key];
    if (e.key === 'Enter') this.entered = this.count > 0;
    else if (to === undefined) return;
    else this.move(Math.max(0, Math.min(this.count - 1, to)));
    e.preventDefault();
  }

  /** keyUp opens once Enter is let go: where it goes, the same stroke, or one held down, would act again. */
  keyUp(e) {
    if (e.key !== 'Enter' || !this.entered) return;
    this.entered = false;
    this.open?.(this.active);
  }

  move(i) {
    this.active = i;
    this.virtual.scrollToIndex(i, { align: 'auto' });
    this.paint();
  }

  click(e) {
    const row = e.target.closest('.row');
    if (!row || e.target.closest('a, button, summary, input') || getSelection().toString()) return;
    this.active = +row.dataset.index;
    this.paint();
    this.open?.(this.active);
  }
}
