package dev.migralint.report;

/** The JSON Schema of what {@link EffectJson} writes, the same in the report and in the plan. */
final class EffectSchema {
  /** Definitions for {@code $defs}, the last without a comma. */
  static final String DEFINITIONS =
      """
          "lines": {
            "type": "array",
            "description": "What PostgreSQL will do, as people read it.",
            "items": {
              "type": "object",
              "required": ["label", "words"],
              "properties": {
                "label": {"enum": ["lock", "wait", "rewrite", "scan", "build", "alone", "fails", "lost"]},
                "words": {"type": "string"}
              }
            }
          },
          "mode": {
            "enum": [
              "ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE",
              "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"
            ]
          },
          "blocked": {"enum": ["schema-changes", "writes", "reads-and-writes"]},
          "relations": {"type": "array", "items": {"type": "string"}},
          "phrases": {"type": "array", "items": {"type": "string"}},
          "effect": {
            "type": "object",
            "description": "What PostgreSQL will do. Relations are named with their schema, and only those that existed before the migration.",
            "required": [
              "locks", "indexLocks", "waits", "rewrites", "scans", "indexBuilds", "work",
              "refusesTransaction", "failsIfRows", "failsIf", "failures", "losesData", "losses", "unknowns"
            ],
            "properties": {
              "locks": {
                "type": "array",
                "description": "What it takes itself, the strongest lock on each relation.",
                "items": {
                  "type": "object",
                  "required": ["table", "mode", "blocks", "held", "mayHold"],
                  "properties": {
                    "table": {"type": "string"},
                    "mode": {"$ref": "#/$defs/mode"},
                    "blocks": {"$ref": "#/$defs/blocked", "description": "Whose statements wait."},
                    "held": {
                      "type": ["object", "null"],
                      "description": "The stronger lock that the transaction holds already; it decides who waits.",
                      "required": ["mode", "path", "line"],
                      "properties": {
                        "mode": {"$ref": "#/$defs/mode"},
                        "path": {"type": "string"},
                        "line": {"type": "integer", "minimum": 1}
                      }
                    },
                    "mayHold": {
                      "type": ["object", "null"],
                      "description": "A lock that is stronger still, which an earlier statement of the file took. It is held if the migration tool runs the file in one transaction, or if the statement, which names its table at run time, named this one. Both are unknown.",
                      "required": ["mode", "path", "line"],
                      "properties": {
                        "mode": {"$ref": "#/$defs/mode"},
                        "path": {"type": "string"},
                        "line": {"type": "integer", "minimum": 1}
                      }
                    }
                  }
                }
              },
              "indexLocks": {
                "type": "array",
                "description": "The locks on indexes for which users of the table wait.",
                "items": {
                  "type": "object",
                  "required": ["index", "table", "mode", "blocks"],
                  "properties": {
                    "index": {"type": "string"},
                    "table": {"type": "string"},
                    "mode": {"$ref": "#/$defs/mode"},
                    "blocks": {"$ref": "#/$defs/blocked"}
                  }
                }
              },
              "waits": {
                "type": "array",
                "description": "Whose statements on a relation wait, in a session that has not used it before.",
                "items": {
                  "type": "object",
                  "required": ["table", "reads", "writes", "because"],
                  "properties": {
                    "table": {"type": "string"},
                    "reads": {"type": "boolean"},
                    "writes": {"type": "boolean"},
                    "because": {"$ref": "#/$defs/relations", "description": "What is locked: the relation, its indexes, or a table that it is a partition of."}
                  }
                }
              },
              "rewrites": {"$ref": "#/$defs/relations", "description": "Relations that get a new file."},
              "scans": {"$ref": "#/$defs/relations", "description": "Relations that are scanned, also to build an index, and not rewritten."},
              "indexBuilds": {"$ref": "#/$defs/relations", "description": "Indexes that are built or copied."},
              "work": {
                "type": "array",
                "description": "Each piece of work on all rows of a relation, also what may be needed.",
                "items": {
                  "type": "object",
                  "required": ["kind", "reason", "table", "index", "certain"],
                  "properties": {
                    "kind": {"enum": ["rewrite", "scan", "build", "copy"], "description": "An index is built or copied; else the table is rewritten or scanned."},
                    "reason": {
                      "enum": [
                        "rows", "time-zone", "emptied", "sequence", "nulls", "constraint", "foreign-key",
                        "bounds", "query", "index"
                      ]
                    },
                    "table": {"type": "string"},
                    "index": {"type": ["string", "null"]},
                    "certain": {"type": "boolean", "description": "False where it may be needed."}
                  }
                }
              },
              "refusesTransaction": {"type": "boolean", "description": "Whether PostgreSQL refuses it in a transaction block."},
              "failsIfRows": {"type": "boolean", "description": "Whether rows can make it fail."},
              "failsIf": {"$ref": "#/$defs/phrases", "description": "Which rows, in words."},
              "failures": {
                "type": "array",
                "description": "Which rows.",
                "items": {
                  "type": "object",
                  "required": ["kind", "table", "columns", "referencedTable", "type", "mayBeRuledOut"],
                  "properties": {
                    "kind": {
                      "enum": [
                        "any-row", "null", "null-generated", "same-key", "same-partial-key", "excluded", "constraint",
                        "foreign-key", "type", "bounds", "default-partition", "referenced"
                      ]
                    },
                    "table": {"type": "string"},
                    "columns": {"$ref": "#/$defs/relations"},
                    "referencedTable": {"type": ["string", "null"]},
                    "type": {"type": ["string", "null"]},
                    "mayBeRuledOut": {"type": "boolean", "description": "Whether an earlier statement of the transaction wrote to the table or dropped a constraint of it, which may rule such rows out."}
                  }
                }
              },
              "losesData": {"$ref": "#/$defs/phrases", "description": "What is gone afterwards, in words."},
              "losses": {
                "type": "array",
                "description": "What is gone afterwards.",
                "items": {
                  "type": "object",
                  "required": ["kind", "table", "column"],
                  "properties": {
                    "kind": {"enum": ["all-rows", "some-rows", "column"]},
                    "table": {"type": "string"},
                    "column": {"type": ["string", "null"]}
                  }
                }
              },
              "unknowns": {"$ref": "#/$defs/phrases", "description": "What it may do besides, in words."}
            }
          }
      """
          .indent(-2);

  private EffectSchema() {}
}
