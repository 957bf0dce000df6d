-- The account that answers for a token; null for those that were made before tokens had one.
ALTER TABLE tokens ADD COLUMN owner text;

-- The owner of the token that started the run, '' where it has none; null for a person.
ALTER TABLE runs ADD COLUMN owner text;
