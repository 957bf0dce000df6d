-- The audit's filters, each newest first, and its words. The hash covers none of this: it is derived.
CREATE INDEX audit_by_time ON audit (at DESC, position DESC);
CREATE INDEX audit_by_person ON audit (person, at DESC, position DESC) WHERE person IS NOT NULL;
CREATE INDEX audit_by_kind ON audit (what, at DESC, position DESC);

-- The first 10,000 characters only: a text of more than a megabyte of words would refuse the line itself. Without
-- fastupdate, whose pending list is worked off by some unlucky append, with all others waiting behind it.
CREATE INDEX audit_words ON audit
  USING gin (to_tsvector('simple', coalesce(person, '') || ' ' || what || ' ' || title || ' ' || left(content, 10000)))
  WITH (fastupdate = off);
