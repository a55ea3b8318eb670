package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.fact;
import static dev.migralint.rule.SiteFact.none;

import dev.migralint.rule.FactKind.Values;
import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.change.ChangePosition;
import dev.migralint.schema.change.Later;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Facts about who may do what. */
final class SecurityFacts {
  private static final String PUBLIC = "public";

  private SecurityFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "routine.path-set-later",
              "Whether the change gives the routine a search path of its own afterwards.",
              YES_NO,
              site ->
                  site.matched() instanceof Sql(CreateRoutine create)
                      ? later(site).map(l -> fact(l.setsPath(create.name()))).orElse(Fact.UNKNOWN)
                      : none()),
          SiteFact.of(
              "table.in-public-schema",
              "Whether the table is in the schema public.",
              YES_NO,
              site -> site.tableName().map(name -> Fact.of(isPublic(site, name))).orElse(none())),
          SiteFact.of(
              "row-security.enabled-later",
              "Whether the change switches row level security of the table on afterwards, or drops"
                  + " the table.",
              YES_NO,
              site ->
                  site.tableName()
                      .flatMap(name -> later(site).map(l -> fact(l.secures(name))))
                      .orElse(Fact.UNKNOWN)),
          SiteFact.of(
              "role.attributes",
              "What CREATE or ALTER of a role gives to it that must not stand in a migration: the"
                  + " rights of a superuser, or a password that is written out.",
              new Values.Words(List.of("superuser", "password"), false),
              site -> new Fact.Words(attributes(site))));

  private static Optional<Later> later(Site site) {
    return site.change().position().map(ChangePosition::later);
  }

  private static boolean isPublic(Site site, ObjectName table) {
    return site.catalog().qualified(table).schema().map(Name::text).equals(Optional.of(PUBLIC));
  }

  private static List<String> attributes(Site site) {
    return site.matched() instanceof Sql(Operation operation) && isOfRole(operation)
        ? attributes(site.written())
        : List.of();
  }

  private static boolean isOfRole(Operation operation) {
    return switch (operation) {
      case CreateObject create ->
          switch (create.object()) {
            case ROLE, USER -> true;
            default -> false;
          };
      case Command command ->
          command.command().equals("alter role") || command.command().equals("alter user");
      default -> false;
    };
  }

  /** The key words of a role's name stand before any of its attributes. */
  private static List<String> attributes(String written) {
    List<String> attributes = new ArrayList<>();
    Lexer lexer = new Lexer(written, 0, written.length());
    boolean password = false;
    for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
      if (token.isComment()) {
        continue;
      }
      if (password && isLiteral(token, written)) {
        attributes.add("password");
      }
      password = token.kind() == Token.Kind.WORD && Keywords.isWritten(written, token, "PASSWORD");
      if (token.kind() == Token.Kind.WORD && Keywords.isWritten(written, token, "SUPERUSER")) {
        attributes.add("superuser");
      }
    }
    return attributes;
  }

  /** A string that nothing is put into before PostgreSQL sees it, and that is not empty. */
  private static boolean isLiteral(Token token, String written) {
    String text = token.written(written);
    return token.kind() == Token.Kind.STRING
        && !text.equals("''")
        && text.indexOf('{') < 0
        && text.indexOf('$') < 0
        && text.indexOf(':') < 0
        && text.indexOf('%') < 0;
  }
}
