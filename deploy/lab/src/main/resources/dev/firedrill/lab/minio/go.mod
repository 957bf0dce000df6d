module firedrill.dev/lab/minio

go 1.24.0

require github.com/minio/minio ${minio-version}
