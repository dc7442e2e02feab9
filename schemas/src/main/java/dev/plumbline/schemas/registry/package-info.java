/**
 * Contracts from a schema registry. Records' heads and schemas come in, the registry's numbers go
 * out, or the other way; the codecs are next. Spoken is the REST interface that Confluent's
 * registry, Apicurio, Karapace and Redpanda have in common.
 */
package dev.plumbline.schemas.registry;
