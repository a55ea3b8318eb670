package dev.migralint.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;

/** JSON Schemas of what migralint writes. */
public final class JsonSchemas {
  private static final String REPORT =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "migralint's JSON report",
        "description": "Keys stay as they are; new ones may come. Lines and columns count from 1, columns in Unicode code points; the end is the position just after the last character.",
        "type": "object",
        "required": ["lookedAt", "findings", "coverage", "errors", "notes"],
        "properties": {
          "lookedAt": {"type": "string", "description": "What was looked at, in words."},
          "findings": {
            "type": "array",
            "description": "Sorted by path, place and rule.",
            "items": {"$ref": "#/$defs/finding"}
          },
          "coverage": {
            "type": "object",
            "required": ["files", "statements", "notUnderstood", "deleted", "deployed"],
            "properties": {
              "files": {"$ref": "#/$defs/count", "description": "Migrations that were read."},
              "statements": {"$ref": "#/$defs/count", "description": "Statements under review."},
              "notUnderstood": {"$ref": "#/$defs/count", "description": "Statements of these that were not read in full."},
              "deleted": {"$ref": "#/$defs/count", "description": "Migrations that the change deletes."},
              "deployed": {"$ref": "#/$defs/count", "description": "Migrations that are not judged, because of `since`."}
            }
          },
          "errors": {
            "type": "array",
            "description": "What could not be read or done; the exit code is then 2 or 3.",
            "items": {
              "type": "object",
              "required": ["path", "line", "column", "message", "nextStep"],
              "properties": {
                "path": {"type": "string", "description": "Empty when the error is about no file."},
                "line": {"type": ["integer", "null"], "minimum": 1, "description": "Where in a settings or rule file."},
                "column": {"type": ["integer", "null"], "minimum": 1},
                "message": {"type": "string"},
                "nextStep": {"type": "string", "description": "What to do about it."}
              }
            }
          },
          "notes": {"type": "array", "items": {"type": "string"}}
        },
        "$defs": {
          "count": {"type": "integer", "minimum": 0},
          "place": {"type": "integer", "minimum": 1},
          "finding": {
            "type": "object",
            "required": [
              "rule", "severity", "path", "startLine", "startColumn", "endLine", "endColumn",
              "message", "table", "suppressed", "suppressedBy", "suppressedBecause", "effects", "because",
              "instead", "fingerprint"
            ],
            "properties": {
              "rule": {"type": "string", "description": "The id, which is the rule's file name."},
              "severity": {"enum": ["error", "warning", "note"]},
              "path": {"type": "string", "description": "From the root of the repository, with / between folders."},
              "startLine": {"$ref": "#/$defs/place"},
              "startColumn": {"$ref": "#/$defs/place"},
              "endLine": {"$ref": "#/$defs/place"},
              "endColumn": {"$ref": "#/$defs/place"},
              "message": {"type": "string"},
              "table": {"type": ["string", "null"], "description": "The table or other object that it is about."},
              "suppressed": {"type": "boolean", "description": "Whether it is allowed by a comment, the settings or the baseline."},
              "suppressedBy": {"enum": ["comment", "settings", "baseline", null], "description": "What allows it."},
              "suppressedBecause": {"type": ["string", "null"], "description": "The reason that was given."},
              "effects": {
                "type": "array",
                "description": "What PostgreSQL will do.",
                "items": {
                  "type": "object",
                  "required": ["label", "words"],
                  "properties": {"label": {"type": "string"}, "words": {"type": "string"}}
                }
              },
              "because": {
                "type": "array",
                "description": "The places that make it true; each message reads on into its place.",
                "items": {
                  "type": "object",
                  "required": ["path", "line", "message"],
                  "properties": {
                    "path": {"type": "string"},
                    "line": {"$ref": "#/$defs/place"},
                    "message": {"type": "string"}
                  }
                }
              },
              "instead": {
                "type": "array",
                "description": "The steps of the safe way; each later one belongs in a later deploy.",
                "items": {
                  "type": "object",
                  "required": ["say", "sql"],
                  "properties": {"say": {"type": "string"}, "sql": {"type": ["string", "null"]}}
                }
              },
              "fingerprint": {"type": "string", "description": "Stays the same when lines move."}
            }
          }
        }
      }
      """;

  private static final String PLAN =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "migralint's plan",
        "description": "What PostgreSQL will do when migrations run. Keys stay as they are; new ones may come. Lines count from 1. Relations are named with their schema, and only those that existed before the migration.",
        "type": "object",
        "required": ["lookedAt", "migrations", "errors", "notes"],
        "properties": {
          "lookedAt": {"type": "string", "description": "What was looked at, in words."},
          "migrations": {"type": "array", "items": {"$ref": "#/$defs/migration"}},
          "errors": {
            "type": "array",
            "description": "What could not be read or done; the exit code is then 2 or 3.",
            "items": {"type": "object", "required": ["path", "message", "nextStep"]}
          },
          "notes": {"type": "array", "items": {"type": "string"}}
        },
        "$defs": {
          "names": {"type": "array", "items": {"type": "string"}},
          "words": {"type": "array", "items": {"type": "string"}},
          "place": {"type": "integer", "minimum": 1},
          "mode": {
            "enum": [
              "ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE",
              "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"
            ]
          },
          "migration": {
            "type": "object",
            "required": ["path", "transaction", "statements", "held"],
            "properties": {
              "path": {"type": "string", "description": "From the root of the repository or folder, with / between folders."},
              "transaction": {
                "enum": ["file", "none", "own", "batch", "unknown"],
                "description": "The runner's around the file, none, the file's own, the runner's around all pending files, or not known."
              },
              "statements": {"type": "array", "items": {"$ref": "#/$defs/statement"}},
              "held": {
                "type": "array",
                "description": "For each relation the strongest lock, and how many later statements run while it is held.",
                "items": {
                  "type": "object",
                  "required": ["table", "mode", "line", "laterStatements"],
                  "properties": {
                    "table": {"type": "string"},
                    "mode": {"$ref": "#/$defs/mode"},
                    "line": {"$ref": "#/$defs/place"},
                    "laterStatements": {"type": "integer", "minimum": 0}
                  }
                }
              }
            }
          },
          "statement": {
            "type": "object",
            "required": [
              "startLine", "endLine", "sql", "understood", "locks", "waits", "rewrites", "scans",
              "indexBuilds", "refusesTransaction", "failsIfRows", "failsIf", "losesData", "unknowns",
              "lockTimeout", "statementTimeout"
            ],
            "properties": {
              "startLine": {"$ref": "#/$defs/place"},
              "endLine": {"$ref": "#/$defs/place"},
              "sql": {"type": "string", "description": "The statement as written."},
              "understood": {"type": "boolean", "description": "Whether all of it was read."},
              "locks": {
                "type": "array",
                "description": "What it takes itself, the strongest lock on each relation.",
                "items": {
                  "type": "object",
                  "required": ["table", "mode"],
                  "properties": {"table": {"type": "string"}, "mode": {"$ref": "#/$defs/mode"}}
                }
              },
              "waits": {
                "type": "array",
                "description": "Whose statements on a relation wait for these locks, those on its indexes included.",
                "items": {
                  "type": "object",
                  "required": ["table", "reads", "writes"],
                  "properties": {
                    "table": {"type": "string"},
                    "reads": {"type": "boolean"},
                    "writes": {"type": "boolean"}
                  }
                }
              },
              "rewrites": {"$ref": "#/$defs/names", "description": "Relations whose storage is written anew."},
              "scans": {"$ref": "#/$defs/names", "description": "Tables that are read in full and not written anew."},
              "indexBuilds": {"$ref": "#/$defs/names", "description": "Indexes that are built."},
              "refusesTransaction": {"type": "boolean", "description": "Whether PostgreSQL refuses it in a transaction block."},
              "failsIfRows": {"type": "boolean", "description": "Whether rows can make it fail."},
              "failsIf": {"$ref": "#/$defs/words", "description": "Which rows."},
              "losesData": {"$ref": "#/$defs/words", "description": "What is gone afterwards."},
              "unknowns": {"$ref": "#/$defs/words", "description": "What it may do besides."},
              "lockTimeout": {"type": ["string", "null"], "description": "After how long it gives up waiting for a lock, as the file set it."},
              "statementTimeout": {"type": ["string", "null"], "description": "After how long it is cancelled, as the file set it."}
            }
          }
        }
      }
      """;

  private JsonSchemas() {}

  /** A schema as text. */
  public static String print(Map<String, Object> schema) {
    try {
      return JsonOutput.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema of plain values can be written", e);
    }
  }

  /** The JSON Schema (draft 2020-12) of a plan. */
  public static String plan() {
    return PLAN;
  }

  /** The JSON Schema (draft 2020-12) of the {@code json} format. */
  public static String report() {
    return REPORT;
  }
}
