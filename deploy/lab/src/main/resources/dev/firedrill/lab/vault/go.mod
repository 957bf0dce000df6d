module firedrill.dev/lab/vault

go 1.25.0

require github.com/hashicorp/vault v${vault-version}

// As in Vault's own go.mod, where a build from the module proxy does not see them.
replace github.com/99designs/keyring => github.com/Jeffail/keyring v1.2.3

replace github.com/ma314smith/signedxml v1.1.1 => github.com/moov-io/signedxml v1.1.1
