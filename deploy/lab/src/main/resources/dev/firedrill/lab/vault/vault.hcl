cluster_name  = "secrets"
api_addr      = "http://${address}:${api-port}"
cluster_addr  = "http://${address}:${cluster-port}"
disable_mlock = true
ui            = false
log_level     = "info"

listener "tcp" {
  address         = "${address}:${api-port}"
  cluster_address = "${address}:${cluster-port}"
  tls_disable     = true
}

storage "raft" {
  path    = "${home}/raft"
  node_id = "${node}"
  # The nodes are on one machine: a busy minute must not elect anew.
  performance_multiplier = 5

${retry-join}
}
