#!/usr/bin/env bash
# Makes the certificates and keys of the tests again, as openssl writes them. They vouch for nothing.
set -euo pipefail
cd "$(dirname "$0")"
days=36500
openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days "$days" \
  -subj '/CN=Patchcord tests' 2>/dev/null
names='subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1'
sign() {
  openssl x509 -req -in request -CA ca.pem -CAkey ca.key -CAcreateserial -days "$days" \
    -extfile <(echo "$names") -out "$1" 2>/dev/null
}
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa-pkcs8.key 2>/dev/null
openssl rsa -in rsa-pkcs8.key -traditional -out rsa-pkcs1.key 2>/dev/null
openssl req -new -key rsa-pkcs8.key -subj '/CN=rsa' -out request
sign rsa.pem
openssl ecparam -name prime256v1 -genkey -out ec-sec1.key
openssl pkcs8 -topk8 -nocrypt -in ec-sec1.key -out ec-pkcs8.key
openssl req -new -key ec-sec1.key -subj '/CN=ec' -out request
sign ec.pem
openssl pkcs8 -topk8 -in rsa-pkcs8.key -passout pass:secret -out encrypted-pkcs8.key
openssl rsa -in rsa-pkcs8.key -traditional -aes128 -passout pass:secret -out encrypted-pkcs1.key \
  2>/dev/null
openssl genpkey -algorithm ED25519 -out ed25519.key
openssl req -x509 -key ec-sec1.key -days "$days" -subj '/CN=self-signed' -addext "$names" \
  -out self-signed.pem
rm -f request ca.key ca.srl
