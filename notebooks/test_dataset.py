"""Tests of the notebooks' folder, run by `make test-notebooks`:

    python notebooks/test_dataset.py DATASET READERS BAOSHU

- both notebooks run top to bottom on the dataset, without an error or a warning of a missing character, and draw their pictures;
- pandas, polars, DuckDB, pyarrow and xitongsys/parquet-go (READERS prints its rows) agree on every row of every table;
- hive partitions and types are as documented, the schema is the same in every file, quotes stand where they are said to stand;
- datapackage.json and croissant.json hold before frictionless and mlcroissant, the standards' own validators, data included.
"""

import base64
import datetime
import json
import math
import os
import subprocess
import sys
import warnings
from pathlib import Path

import duckdb
import nbformat
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as pads
import pyarrow.parquet as pq
from nbclient import NotebookClient

HERE = Path(__file__).parent
faults = []


def want(ok, what):
    if not ok:
        faults.append(what)


def plain(v):
    """One form for a value, whatever library it comes from."""
    if v is None or v is pd.NaT or isinstance(v, float) and math.isnan(v):
        return None
    if hasattr(v, "tolist"):  # numpy
        v = v.tolist()
    if isinstance(v, pd.Timestamp):
        v = v.to_pydatetime()
    if isinstance(v, datetime.datetime):
        if v.tzinfo is None:
            v = v.replace(tzinfo=datetime.timezone.utc)
        return round((v - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)) / datetime.timedelta(microseconds=1))
    if isinstance(v, datetime.date):
        return (v - datetime.date(1970, 1, 1)).days
    if isinstance(v, (list, tuple)):
        return [plain(x) for x in v]
    if isinstance(v, float) and v == int(v):
        return int(v)
    if isinstance(v, float):
        return repr(v)
    return v


def normal(columns, rows):
    return sorted(json.dumps([plain(r[c]) for c in columns], ensure_ascii=False) for r in rows)


def readers(snapshot, program):
    """Every row of every table by five readers."""
    out = subprocess.run([program, snapshot], check=True, capture_output=True, text=True).stdout
    truth, columns = {}, {}
    for line in out.splitlines():
        r = json.loads(line)
        columns[r["table"]] = r["columns"]
        rows = truth.setdefault(r["table"], [])
        if "row" in r:
            rows.append(dict(zip(r["columns"], r["row"])))
    total = 0
    for table, rows in truth.items():
        names = columns[table]
        given = normal(names, rows)
        where = snapshot / table if (snapshot / table).is_dir() else snapshot / f"{table}.parquet"
        glob = f"{where}/**/*.parquet" if where.is_dir() else str(where)
        flavor = {"partitioning": "hive"} if where.is_dir() else {}
        got = {
            "pandas": pd.read_parquet(where).to_dict("records"),
            "polars": pl.read_parquet(glob, hive_partitioning=True).to_dicts(),
            "duckdb": duckdb.sql(f"from read_parquet('{glob}', hive_partitioning = true)").pl().to_dicts(),
            "pyarrow": pads.dataset(where, format="parquet", **flavor).to_table().to_pylist(),
        }
        for reader, r in got.items():
            have = normal(names, r)
            odd = [(a, b) for a, b in zip(given, have) if a != b][:1]
            want(have == given, f"{table}: {reader} reads {len(have)} rows, xitongsys {len(given)}; {odd}")
        total += len(given)
    print(f"readers: pandas, polars, duckdb, pyarrow and xitongsys agree on {total} rows of {len(truth)} tables")
    return truth


TYPES = {"string": pa.string(), "int32": pa.int32(), "int64": pa.int64(), "float64": pa.float64(), "bool": pa.bool_(), "date": pa.date32(),
         "timestamp": pa.timestamp("us", tz="UTC"), "list<string>": pa.list_(pa.field("element", pa.string()))}


def layout(snapshot, dictionary):
    """Types, partitions and schema, as the dictionary says; spans as the tables say."""
    files = 0
    for t in dictionary["tables"]:
        schema = pa.schema([pa.field(c["name"], TYPES[c["type"]], nullable=c["nullable"]) for c in t["columns"]])
        for path in (snapshot / t["name"]).rglob("*.parquet"):
            files += 1
            got = pq.read_schema(path).remove_metadata()
            want(got.equals(schema), f"{path}: schema is\n{got}\nthe dictionary says\n{schema}")
            meta = {k.decode(): v.decode() for k, v in (pq.read_metadata(path).metadata or {}).items()}
            want(meta.get("baoshu.table") == t["name"] and meta.get("baoshu.schema_version") == dictionary["schema_version"], f"{path}: says of itself {meta}")
            columns = json.loads(meta.get("baoshu.columns", "{}"))
            want(list(columns) == [c["name"] for c in t["columns"]], f"{path}: describes {len(columns)} columns, has {len(t['columns'])}")
            want(all(columns[c["name"]] == [c["en"], c["zh"]] for c in t["columns"] if c["name"] in columns), f"{path}: columns are described otherwise than in the dictionary")
            parts = [p.name for p in path.relative_to(snapshot / t["name"]).parents if p.name]
            want(len(parts) == (1 if t["partitioned"] else 0), f"{path}: lies in {parts}")
            if t["partitioned"] and any(c["name"] == "pub_date" for c in t["columns"]):
                year = int(parts[0].removeprefix("pub_year="))
                dates = pq.read_table(path, columns=["pub_date"], partitioning=None)["pub_date"].to_pylist()
                want(all(d is None or d.year == year for d in dates), f"{path}: holds another year")
    years = duckdb.sql(f"select distinct typeof(pub_year) t from read_parquet('{snapshot}/figures/**/*.parquet', hive_partitioning = true)").fetchall()
    want(years == [("BIGINT",)], f"pub_year is {years}")
    want(pl.read_parquet(f"{snapshot}/figures/**/*.parquet", hive_partitioning=True).schema["pub_year"] == pl.Int64, "polars: pub_year is no int64")
    bad = duckdb.sql(f"""select count(*) from read_parquet('{snapshot}/figures/**/*.parquet') f join read_parquet('{snapshot}/paragraphs/**/*.parquet') p using (paragraph_id)
        where substring(p.text, f.char_start + 1, f.char_end - f.char_start) != f.quote""").fetchall()[0][0]
    want(bad == 0, f"{bad} quotes do not stand where they should")
    entries = pd.read_parquet(snapshot / "dictionary.parquet")
    want([*zip(entries["table_name"], entries["column_name"], entries["meaning_en"], entries["meaning_zh"])]
         == [(t["name"], c["name"], c["en"], c["zh"]) for t in dictionary["tables"] for c in t["columns"]], "dictionary.parquet is not the dictionary")
    print(f"layout: {files} files have the documented types, partitions and descriptions")


def described(snapshot):
    """The standards' own validators."""
    from frictionless import Package, validate, system

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with system.use_context(trusted=True):
            report = Package.validate_descriptor(json.loads((snapshot / "datapackage.json").read_text()))
            want(report.valid, f"datapackage.json: {[e.message for e in report.errors][:3]}")
    print("datapackage.json: frictionless finds nothing wrong")
    import mlcroissant as mlc

    ds = mlc.Dataset(jsonld=snapshot / "croissant.json")
    issues = ds.metadata.ctx.issues
    want(not issues.errors, f"croissant.json: {list(issues.errors)[:3]}")
    want(not issues.warnings, f"croissant.json: {list(issues.warnings)[:3]}")
    total = 0
    for r in ds.metadata.record_sets:
        have = pads.dataset(snapshot / r.id, format="parquet").count_rows()
        if have == 0:
            continue
        rows = sum(1 for _ in ds.records(r.id))
        want(rows == have, f"croissant.json: {rows} records of {r.id}, the table has {have}")
        total += rows
    print(f"croissant.json: mlcroissant finds nothing wrong, and reads {total} records of {len(ds.metadata.record_sets)} record sets")


def pages(dataset):
    """The Python of the README and the pages here, as a reader would type it, where dataset/ is."""
    os.chdir(dataset.parent)
    for path in [HERE.parent / "README.md", *sorted(HERE.glob("*.md"))]:
        blocks = [b.split("\n", 1)[1] for b in path.read_text(encoding="utf-8").split("```")[1::2] if b.startswith("python\n")]
        for block in blocks:
            try:
                exec(block, {})
            except Exception as e:
                want(False, f"{path.name}: {e!r} in\n{block}")
        if blocks:
            print(f"{path.name}: its {len(blocks)} pieces of Python run")


def notebooks(dataset):
    os.environ["BAOSHU_DATASET"] = str(dataset)
    for path in sorted(HERE.glob("*.ipynb")):
        nb = nbformat.read(path, 4)
        nbformat.validate(nb)
        want(all(not c.get("outputs") and c.get("execution_count") is None for c in nb.cells if c.cell_type == "code"), f"{path.name}: is kept without its outputs")
        NotebookClient(nb, timeout=600, resources={"metadata": {"path": HERE}}).execute()
        pictures = 0
        for i, c in enumerate(nb.cells):
            for o in c.get("outputs", []):
                png = o.get("data", {}).get("image/png")
                if png:
                    pictures += 1
                    want(len(base64.b64decode(png)) > 5000, f"{path.name}: picture of cell {i} is empty")
                want(not (o.output_type == "stream" and o.name == "stderr"), f"{path.name}: cell {i} warns: {o.get('text', '')[:300]}")
        want(pictures >= 2, f"{path.name}: {pictures} pictures")
        print(f"{path.name}: runs top to bottom, {pictures} pictures")
        if keep := os.environ.get("BAOSHU_NOTEBOOKS_OUT"):
            nbformat.write(nb, Path(keep) / path.name)


def main():
    dataset, program, baoshu = (Path(a).resolve() for a in sys.argv[1:4])
    snapshot = (dataset / "current").resolve()
    dictionary = json.loads(subprocess.run([baoshu, "schema", "--json"], check=True, capture_output=True, text=True).stdout)
    readers(snapshot, program)
    layout(snapshot, dictionary)
    described(snapshot)
    pages(dataset)
    notebooks(dataset)
    for f in faults:
        print("FAULT", f, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
