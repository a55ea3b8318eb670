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
        "required": ["tool", "lookedAt", "findings", "coverage", "suppressed", "notShown", "errors", "notes"],
        "properties": {
          "tool": {
            "type": "object",
            "required": ["name", "version", "commit"],
            "properties": {
              "name": {"const": "migralint"},
              "version": {"type": "string", "description": "A semantic version."},
              "commit": {"type": ["string", "null"], "description": "The commit that it was built from, if known."}
            }
          },
          "lookedAt": {"type": "string", "description": "What was looked at, in words."},
          "findings": {
            "type": "array",
            "description": "Sorted by path, place and rule.",
            "items": {"$ref": "#/$defs/finding"}
          },
          "coverage": {
            "type": "object",
            "required": ["files", "statements", "notUnderstood", "schemaKnown", "notReviewed", "deleted", "deployed"],
            "properties": {
              "files": {"$ref": "#/$defs/count", "description": "Migrations that were read."},
              "statements": {"$ref": "#/$defs/count", "description": "Statements under review."},
              "notUnderstood": {"$ref": "#/$defs/count", "description": "Statements of these that were not read in full."},
              "schemaKnown": {"$ref": "#/$defs/count", "description": "Statements before which the schema is known, so that what PostgreSQL refuses is reported."},
              "notReviewed": {"$ref": "#/$defs/count", "description": "Migrations in a language that migralint does not read."},
              "deleted": {"$ref": "#/$defs/count", "description": "Migrations that the change deletes."},
              "deployed": {"$ref": "#/$defs/count", "description": "Migrations that are not judged, because of `since`."}
            }
          },
          "suppressed": {
            "type": "object",
            "description": "How many findings of which rule are suppressed, the most frequent first.",
            "additionalProperties": {"$ref": "#/$defs/count"}
          },
          "notShown": {
            "type": "object",
            "description": "How many findings of which rule are left out because of --rule, --exclude-rule and --severity, the most frequent first.",
            "additionalProperties": {"$ref": "#/$defs/count"}
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
      """
          + EffectSchema.DEFINITIONS
          + """
              ,
              "finding": {
                "type": "object",
                "required": [
                  "rule", "severity", "path", "startLine", "startColumn", "endLine", "endColumn",
                  "message", "table", "objects", "suppressed", "suppressedBy", "suppressedBecause", "effects", "effect",
                  "sizes", "because", "uses", "instead", "sqlstate", "fingerprint"
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
                  "objects": {"type": "array", "items": {"type": "string"}, "description": "The columns, constraints or indexes that it is about; several where the statement does the same to them."},
                  "suppressed": {"type": "boolean", "description": "Whether it is allowed by a comment, the settings, the baseline or a commit."},
                  "suppressedBy": {"enum": ["comment", "settings", "baseline", "commit", null], "description": "What allows it."},
                  "suppressedBecause": {"type": ["string", "null"], "description": "The reason that was given."},
                  "effects": {"$ref": "#/$defs/lines"},
                  "effect": {
                    "anyOf": [{"$ref": "#/$defs/effect"}, {"type": "null"}],
                    "description": "The same as values; null where PostgreSQL does nothing that other sessions notice."
                  },
                  "sizes": {
                    "type": "array",
                    "description": "The existing tables that are locked, scanned or rewritten, where sizes are given and matter.",
                    "items": {
                      "type": "object",
                      "required": ["table", "size"],
                      "properties": {
                        "table": {"type": "string"},
                        "size": {"enum": ["small", "medium", "large", "unknown"]},
                        "rows": {"$ref": "#/$defs/count", "description": "An estimate."},
                        "bytes": {"$ref": "#/$defs/count", "description": "With indexes and TOAST."}
                      }
                    }
                  },
                  "because": {
                    "type": "array",
                    "description": "The places that make it true, and of a finding at several statements of the file the others; each message reads on into its place.",
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
                  "uses": {
                    "description": "Code that uses what is dropped or renamed; null where it was not searched.",
                    "type": ["object", "null"],
                    "required": ["places", "all", "files", "tooLarge", "unread", "stopped"],
                    "properties": {
                      "places": {
                        "type": "array",
                        "description": "The first hundred, those of the change itself first.",
                        "items": {
                          "type": "object",
                          "required": ["path", "line", "at", "release"],
                          "properties": {
                            "path": {"type": "string"},
                            "line": {"$ref": "#/$defs/place"},
                            "at": {"enum": ["head", "merge-base", "release"]},
                            "release": {"type": ["string", "null"], "description": "The tag of the release."}
                          }
                        }
                      },
                      "all": {"$ref": "#/$defs/count", "description": "How many places there are."},
                      "files": {"$ref": "#/$defs/count", "description": "How many files were searched."},
                      "tooLarge": {"$ref": "#/$defs/count", "description": "Files over 1 MB, which were left out."},
                      "unread": {"$ref": "#/$defs/count", "description": "Files that could not be read."},
                      "stopped": {"type": "boolean", "description": "Whether the search ended before the last file."}
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
                  "sqlstate": {"type": ["string", "null"], "description": "PostgreSQL's error code, where it refuses the statement."},
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
          "place": {"type": "integer", "minimum": 1},
      """
          + EffectSchema.DEFINITIONS
          + """
              ,
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
                "allOf": [{"$ref": "#/$defs/effect"}],
                "required": [
                  "startLine", "endLine", "sql", "understood", "refused", "notRun", "effects", "lockTimeout", "statementTimeout"
                ],
                "properties": {
                  "startLine": {"$ref": "#/$defs/place"},
                  "endLine": {"$ref": "#/$defs/place"},
                  "sql": {"type": "string", "description": "The statement as written."},
                  "understood": {"type": "boolean", "description": "Whether all of it was read."},
                  "refused": {
                    "type": ["object", "null"],
                    "description": "Why PostgreSQL refuses it, where that is certain; it has no effect then.",
                    "properties": {
                      "sqlstate": {"type": "string", "description": "PostgreSQL's error code."},
                      "message": {"type": "string", "description": "What is wrong."}
                    },
                    "required": ["sqlstate", "message"],
                    "additionalProperties": false
                  },
                  "notRun": {"type": "boolean", "description": "Whether it never runs, because a statement before it is refused."},
                  "effects": {"$ref": "#/$defs/lines"},
                  "lockTimeout": {"type": ["string", "null"], "description": "After how long it stops waiting for a lock, as the file set it."},
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
