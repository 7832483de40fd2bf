// Bundles src with the pinned libraries into ../assets: report.js, report.css,
// the licences of what is in them, and the digest of the sources by which a test
// tells that the bundle is up to date. Run by `make report-assets`.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const assets = '../assets/';
for (const [entry, out] of [['src/main.js', 'report.js'], ['src/style.css', 'report.css']]) {
  await build({
    entryPoints: [entry], outfile: assets + out, bundle: true, minify: true, charset: 'utf8', format: 'iife',
    target: ['chrome123', 'firefox120', 'safari17.5'], legalComments: 'none', logLevel: 'warning',
  });
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
const used = Object.entries(lock).filter(([path, p]) => path && !p.dev && !p.optional);
const licences = used.map(([path, p]) => {
  const file = readdirSync(path).find((f) => /^licen[cs]e/i.test(f));
  return `${path.replace('node_modules/', '')} ${p.version} (${p.license})\n\n${readFileSync(`${path}/${file}`, 'utf8').trim()}\n`;
});
writeFileSync(assets + 'LICENSES.txt', `report.js and report.css contain the libraries below.\n\n${licences.join('\n----\n\n')}`);

const sources = ['build.mjs', 'package-lock.json', ...readdirSync('src').map((f) => `src/${f}`)].sort();
const hash = createHash('sha256');
for (const f of sources) hash.update(f + '\0').update(readFileSync(f)).update('\0');
writeFileSync(assets + 'SOURCES.sha256', hash.digest('hex') + '\n');

// The accessibility checker, for the tests.
for (const [from, to] of [['axe.min.js', 'axe.min.js'], ['LICENSE', 'axe.LICENSE.txt']]) {
  writeFileSync(`../testdata/${to}`, readFileSync(`node_modules/axe-core/${from}`));
}
