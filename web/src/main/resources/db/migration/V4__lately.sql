-- The gates that were closed last, without reading them all.
CREATE INDEX gates_lately ON gates (opened_at DESC);
