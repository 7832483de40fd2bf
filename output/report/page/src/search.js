// Search by scanning: all rows in one string, in which the engine's own indexOf
// finds a word in a millisecond or two. No index to build, no tokens to get wrong
// in a script without spaces.

const END = '\u0000';

/** A Haystack is many rows in one string. */
export class Haystack {
  constructor(rows) {
    this.starts = new Int32Array(rows.length + 1);
    let at = 0;
    rows.forEach((r, i) => {
      this.starts[i] = at;
      at += r.length + 1;
    });
    this.starts[rows.length] = at;
    this.text = rows.join(END);
    const low = this.text.toLowerCase();
    if (low.length === this.text.length) this.text = low;
  }

  /** each calls hit with every row that holds the term, once. */
  each(term, hit) {
    let row = 0;
    for (let at = this.text.indexOf(term); at >= 0; at = this.text.indexOf(term, this.starts[row + 1])) {
      row = this.rowAt(at, row);
      hit(row);
      if (row + 1 >= this.starts.length - 1) return;
    }
  }

  rowAt(at, low) {
    let high = this.starts.length - 1;
    while (high - low > 1) {
      const mid = (low + high) >> 1;
      if (this.starts[mid] <= at) low = mid;
      else high = mid;
    }
    return low;
  }
}

/** A Search finds figures by their row and their story's head, and stories by all their words. */
export class Search {
  constructor(data) {
    this.data = data;
    this.blocks = []; // haystacks of the text blocks read so far
    this.firstOf = []; // the first story of each block
    for (let s = 0; s < data.stories; s++) if (data.place[s] === 0) this.firstOf.push(s);
  }

  prepare() {
    if (this.rows) return;
    const { f, a } = this.data;
    const cols = [f.quote, f.indicator, f.entity, f.place];
    const rows = new Array(this.data.figures);
    for (let i = 0; i < rows.length; i++) {
      let s = f.id[i];
      for (const c of cols) if (c.i[i]) s += `\u0001${c.d[c.i[i]]}`;
      const p = this.data.period(i);
      rows[i] = p.text ? `${s}\u0001${p.text}` : s;
    }
    this.rows = new Haystack(rows);
    this.heads = new Haystack(a.title.map((t, s) => `${t}\u0001${this.data.source(s)}\u0001${this.data.date(s)}\u0001${a.id[s]}\u0001${a.file[s]}`));
  }

  /** readAll reads the text blocks one by one while the page is idle. */
  async readAll(progress) {
    for (let n = 0; n < this.data.index.chunks; n++) {
      await new Promise((r) => { (window.requestIdleCallback || setTimeout)(r, { timeout: 500 }); });
      const texts = await this.data.chunk('text', n);
      this.blocks.push(new Haystack(texts.map((t) => t.join('\n'))));
      progress(this.blocks.length / this.data.index.chunks);
    }
  }

  /** run marks figures and stories that hold every term; null where there is none. */
  run(query) {
    const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (!terms.length) return null;
    this.prepare();
    const d = this.data;
    const figures = new Uint8Array(d.figures), stories = new Uint8Array(d.stories);
    terms.forEach((term, n) => {
      this.rows.each(term, (i) => { if (figures[i] === n) figures[i]++; });
      const inHead = (s) => {
        if (stories[s] === n) stories[s]++;
        for (let i = d.first[s]; i < d.first[s + 1]; i++) if (figures[i] === n) figures[i]++;
      };
      this.heads.each(term, inHead);
      this.blocks.forEach((b, k) => b.each(term, (row) => {
        const s = this.firstOf[k] + row;
        if (stories[s] === n) stories[s]++;
      }));
    });
    const all = (list) => {
      for (let i = 0; i < list.length; i++) list[i] = list[i] === terms.length ? 1 : 0;
      return list;
    };
    return { figures: all(figures), stories: all(stories), terms };
  }
}
