-- Figures that are counted once, with what an analyst wants beside them.
CREATE OR REPLACE VIEW figures_primary AS
SELECT a.title, a.kicker, a.series, a.edition, a.page_no, a.page_label, a.source_file,
       a.status AS article_status, a.quality AS article_quality, a.pub_date_earliest, a.pub_date_latest,
       p.role, p.section, p.seq AS paragraph_seq, f.*
FROM figures f
JOIN articles a ON a.article_id = f.article_id
JOIN paragraphs p ON p.paragraph_id = f.paragraph_id
WHERE f.is_primary;

-- One row a change: from, to, by how much, by what share; printed against computed.
-- A fall is negative. What is computed comes from the other printed numbers of the
-- change: delta from from and to; rate from two of from, to and delta.
CREATE OR REPLACE VIEW changes AS
WITH said AS (
  SELECT *, CASE WHEN direction < 0 THEN -abs(value) ELSE value END AS signed
  FROM figures WHERE change_id IS NOT NULL
), one AS (
  SELECT change_id, first(article_id ORDER BY seq) AS article_id, first(pub_date ORDER BY seq) AS pub_date, first(source ORDER BY seq) AS source,
    first(entity_text ORDER BY change_role = 'to' DESC, seq) AS entity_text,
    first(indicator_text ORDER BY change_role = 'to' DESC, seq) AS indicator_text,
    first(unit_code ORDER BY seq) FILTER (change_role <> 'rate') AS unit_code,
    first(time_period ORDER BY change_role = 'to' DESC, seq) AS time_period,
    first(basis ORDER BY seq) FILTER (basis IS NOT NULL) AS basis,
    first(base_start ORDER BY seq) FILTER (base_start IS NOT NULL) AS base_start, first(base_end ORDER BY seq) FILTER (base_end IS NOT NULL) AS base_end,
    first(value ORDER BY seq) FILTER (change_role = 'from') AS from_value, first(quote ORDER BY seq) FILTER (change_role = 'from') AS from_quote,
    first(unit_code ORDER BY seq) FILTER (change_role = 'from') AS from_unit,
    first(value ORDER BY seq) FILTER (change_role = 'to') AS to_value, first(quote ORDER BY seq) FILTER (change_role = 'to') AS to_quote,
    first(unit_code ORDER BY seq) FILTER (change_role = 'to') AS to_unit,
    first(signed ORDER BY seq) FILTER (change_role = 'delta') AS delta_printed, first(quote ORDER BY seq) FILTER (change_role = 'delta') AS delta_quote,
    first(unit_code ORDER BY seq) FILTER (change_role = 'delta') AS delta_unit,
    first(signed ORDER BY seq) FILTER (change_role = 'rate' AND kind = 'rate') AS rate_printed, first(quote ORDER BY seq) FILTER (change_role = 'rate') AS rate_quote,
    CASE WHEN bool_or("check" = 'mismatch') THEN 'mismatch' WHEN bool_or("check" = 'ok') THEN 'ok' ELSE 'untested' END AS "check",
    bool_and(is_primary) AS is_primary, min(confidence) AS confidence, list(figure_id ORDER BY seq) AS figure_ids, first(sentence ORDER BY seq) AS sentence
  FROM said GROUP BY change_id
), reckoned AS (
  SELECT *,
    CASE WHEN from_unit IS NOT DISTINCT FROM to_unit THEN to_value - from_value END AS delta_computed,
    CASE WHEN from_value IS NOT NULL THEN from_value
         WHEN delta_unit IS NOT DISTINCT FROM to_unit THEN to_value - delta_printed END AS base_value
  FROM one
)
SELECT change_id, article_id, pub_date, source, entity_text, indicator_text, unit_code, time_period, basis, base_start, base_end,
  from_value, to_value, delta_printed, delta_computed, rate_printed,
  CASE WHEN base_value <> 0 THEN coalesce(delta_computed, delta_printed) / abs(base_value) * 100 END AS rate_computed,
  from_quote, to_quote, delta_quote, rate_quote, "check", is_primary, confidence, figure_ids, sentence
FROM reckoned;

-- Entity × indicator × period: one row for what all stories together say of it, the
-- surest and newest figure first; stock and flow, fact and plan, and every basis of
-- comparison are apart. Zones alone: WHERE entity_type = 'zone'.
CREATE OR REPLACE VIEW zone_year AS
WITH said AS (
  SELECT *, CASE WHEN direction < 0 AND kind <> 'level' THEN -abs(value) ELSE value END AS signed
  FROM figures WHERE entity_text IS NOT NULL AND indicator_text IS NOT NULL AND time_period IS NOT NULL
)
SELECT entity_text, first(entity_type ORDER BY confidence DESC, figure_id) AS entity_type, indicator_text, year(period_end) AS year, time_period,
  period_start, period_end, kind, measure, basis, assertion, unit_code,
  first(signed ORDER BY is_primary DESC, confidence DESC, pub_date DESC NULLS LAST, figure_id) AS value,
  min(signed) AS value_min, max(signed) AS value_max, count(DISTINCT signed) AS n_values,
  count(*) AS n_figures, count(DISTINCT article_id) AS n_articles, max(confidence) AS confidence,
  list(quote ORDER BY confidence DESC, figure_id) AS quotes, list(figure_id ORDER BY confidence DESC, figure_id) AS figure_ids,
  first(sentence ORDER BY is_primary DESC, confidence DESC, figure_id) AS sentence
FROM said
GROUP BY entity_text, indicator_text, time_period, period_start, period_end, kind, measure, basis, assertion, unit_code;

-- What was seen and not structured. A row of what = story is one story; unplaced is
-- the fragments of a file that found no story; failed is an input that could not be read.
CREATE OR REPLACE VIEW coverage AS
WITH u AS (
  SELECT article_id,
    count(*) FILTER (reason = 'date') AS n_date,
    count(*) FILTER (reason = 'label') AS n_label,
    count(*) FILTER (reason = 'name') AS n_name,
    count(*) FILTER (reason = 'ordinal') AS n_ordinal,
    count(*) FILTER (reason = 'idiom') AS n_idiom,
    count(*) FILTER (reason = 'phone') AS n_phone,
    count(*) FILTER (reason = 'list_no') AS n_list_no,
    count(*) FILTER (reason = 'no_unit') AS n_no_unit,
    count(*) FILTER (reason = 'ambiguous') AS n_ambiguous,
    list(quote ORDER BY paragraph_id, char_start) FILTER (reason IN ('ambiguous', 'no_unit')) AS doubtful
  FROM unparsed_numbers GROUP BY article_id
), c AS (SELECT article_id, count(*) AS n FROM conflicts GROUP BY ALL),
s AS (SELECT article_id, count(*) AS n FROM corrections WHERE NOT applied AND article_id IS NOT NULL GROUP BY ALL)
SELECT 'story' AS what, a.article_id, a.pub_date, a.source, a.source_file, a.title, a.status, a.quality, a.n_numbers_seen, a.n_figures, a.n_numbers_unparsed,
  a.n_figures / nullif(a.n_figures + a.n_numbers_unparsed, 0) AS share_structured, coalesce(u.n_date, 0) AS n_date, coalesce(u.n_label, 0) AS n_label, coalesce(u.n_name, 0) AS n_name, coalesce(u.n_ordinal, 0) AS n_ordinal, coalesce(u.n_idiom, 0) AS n_idiom, coalesce(u.n_phone, 0) AS n_phone, coalesce(u.n_list_no, 0) AS n_list_no, coalesce(u.n_no_unit, 0) AS n_no_unit, coalesce(u.n_ambiguous, 0) AS n_ambiguous, u.doubtful,
  coalesce(c.n, 0) AS n_conflicts, coalesce(s.n, 0) AS n_suggestions, 0 AS n_unplaced, NULL AS unplaced, NULL AS error
FROM articles a LEFT JOIN u USING (article_id) LEFT JOIN c USING (article_id) LEFT JOIN s USING (article_id)
UNION ALL BY NAME
SELECT 'unplaced' AS what, source_file, count(*) AS n_unplaced, list(raw_text ORDER BY raw_start) AS unplaced
FROM fragments WHERE disposition = 'unplaced' GROUP BY source_file
UNION ALL BY NAME
SELECT 'failed' AS what, source_file, status, error FROM inputs WHERE status = 'quarantined';
