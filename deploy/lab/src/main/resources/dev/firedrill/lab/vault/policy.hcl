# What Firedrill's token may do: look, and no more.
path "sys/storage/raft/autopilot/state" {
  capabilities = ["read"]
}
path "sys/storage/raft/configuration" {
  capabilities = ["read"]
}
path "sys/storage/raft/snapshot" {
  capabilities = ["read"]
}
path "secret/data/firedrill-canary" {
  capabilities = ["read"]
}
