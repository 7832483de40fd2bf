// The blocks of the page, unpacked: index and review once, text and detail when a
// story is opened. See package report for what is in them.

/** filled gives empty columns, which come as null, a list of no rows. */
function filled(o) {
  for (const [k, v] of Object.entries(o)) {
    if (v === null) o[k] = [];
    else if (typeof v === 'object' && !Array.isArray(v)) filled(v);
  }
  return o;
}

/** arrived waits until the browser has read a block, which may be long before it has read the file. */
async function arrived(id) {
  for (;;) {
    const el = document.getElementById(id);
    if (el?.nextElementSibling || document.readyState !== 'loading') return el;
    await new Promise((r) => { setTimeout(r, 20); });
  }
}

/** unpack returns the JSON of a block. */
export async function unpack(name, keep) {
  const el = await arrived(`data-${name}`);
  const bytes = decode(el.textContent);
  if (!keep) el.remove();
  const isText = name.startsWith('text');
  const block = JSON.parse(await inflate(bytes, isText ? 'utf-16le' : 'utf-8'));
  return isText || name.startsWith('detail') ? block : filled(block);
}

/** inflate unpacks gzip within this process: the stream of a Blob would go to another and back, at twice the time. */
async function inflate(bytes, encoding) {
  const stream = new DecompressionStream('gzip'), writer = stream.writable.getWriter(), reader = stream.readable.getReader();
  const written = Promise.all([writer.write(bytes), writer.close()]);
  const decoder = new TextDecoder(encoding);
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await written;
  return text + decoder.decode();
}

function decode(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const s = atob(base64), b = new Uint8Array(s.length);
  for (let i = 0; i < s.length; i++) b[i] = s.charCodeAt(i);
  return b;
}

/** Data is the dataset as the page has it. */
export class Data {
  constructor(index) {
    this.index = index;
    for (const c of Object.values(index.figures)) if (c.d && !c.d.length) c.d.push('');
    this.a = index.articles;
    this.f = index.figures;
    this.stories = this.a.id.length;
    this.figures = this.f.id.length;
    this.first = new Int32Array(this.stories + 1); // the first figure of each story
    this.place = new Int32Array(this.stories); // its number in its block
    this.storyOf = new Int32Array(this.figures);
    for (let i = 0; i < this.stories; i++) {
      this.first[i + 1] = this.first[i] + this.a.figures[i];
      this.storyOf.fill(i, this.first[i], this.first[i + 1]);
      this.place[i] = i && this.a.chunk[i] === this.a.chunk[i - 1] ? this.place[i - 1] + 1 : 0;
    }
    this.periods = this.f.period.d.map((p) => {
      const [text, start, end, freq] = p.split('|');
      return { text, start, end, freq };
    });
    this.cache = new Map();
    // Stories by date; those without one come last.
    const { d, i } = this.a.date;
    this.byDate = Int32Array.from(this.a.id.keys()).sort((x, y) => {
      const p = d[i[x]] || '9', q = d[i[y]] || '9';
      return p < q ? -1 : p > q ? 1 : x - y;
    });
    this.rank = new Int32Array(this.stories);
    this.byDate.forEach((s, r) => { this.rank[s] = r; });
  }

  /** get is a value of a column of strings. */
  get(column, i) { return this.f[column].d[this.f[column].i[i]]; }

  idOf(i) { return `f${this.f.id[i]}`; }
  title(s) { return this.a.title[s]; }
  source(s) { return this.a.source.d[this.a.source.i[s]]; }
  date(s) { return this.a.date.d[this.a.date.i[s]]; }
  status(s) { return this.a.status.d[this.a.status.i[s]]; }
  period(i) { return this.periods[this.f.period.i[i]]; }
  bit(i, b) { return (this.f.bits[i] & b) !== 0; }

  /** find is the number of the figure with an id, or -1. */
  find(id) {
    this.ids ||= new Map(this.f.id.map((x, i) => [`f${x}`, i]));
    return this.ids.get(id) ?? -1;
  }

  findStory(id) { return this.a.id.indexOf(id); }

  /** chunk returns a block of texts or details, of which the last few are kept. */
  chunk(kind, n) {
    const key = `${kind}-${n}`;
    let p = this.cache.get(key);
    if (p) this.cache.delete(key);
    else p = unpack(key, true);
    this.cache.set(key, p);
    if (this.cache.size > 12) this.cache.delete(this.cache.keys().next().value);
    return p;
  }

  /** story returns the paragraphs' texts and the details of a story. */
  async story(s) {
    const n = this.a.chunk[s];
    const [texts, details] = await Promise.all([this.chunk('text', n), this.chunk('detail', n)]);
    return { texts: texts[this.place[s]], detail: details.stories[this.place[s]], figures: this.rows(s, details.figures) };
  }

  /** rows are a story's figures, each with the columns of the details. */
  rows(s, columns) {
    const base = this.first[s - this.place[s]], out = [];
    for (let i = this.first[s]; i < this.first[s + 1]; i++) {
      const f = { i };
      for (const [name, c] of Object.entries(columns)) f[name] = c.d ? c.d[c.i[i - base]] : c[i - base];
      out.push(f);
    }
    return out;
  }

  review() { return (this.reviewed ||= unpack('review')); }
}

export const bits = { plan: 1, restated: 2, corrected: 4, differ: 8, mismatch: 16 };
