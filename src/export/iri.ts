/** Names of things in linked data. */
export const reportIri = (id: string): string => `urn:onrecord:report:${encodeURIComponent(id)}`
export const sourceIri = (key: string): string => `urn:onrecord:source:${encodeURIComponent(key)}`
export const personIri = (name: string): string => `urn:onrecord:person:${encodeURIComponent(name)}`
export const decisionIri = (hash: string): string => `urn:onrecord:decision:${hash}`
export const relationIri = (key: string): string => `urn:onrecord:relation:${encodeURIComponent(key)}`
