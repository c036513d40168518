module promontory/upstream-prometheus

go 1.25.0

require github.com/prometheus/prometheus v0.312.0

replace cloud.google.com/go => cloud.google.com/go v0.123.0
