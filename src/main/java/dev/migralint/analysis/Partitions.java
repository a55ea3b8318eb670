package dev.migralint.analysis;

import dev.migralint.schema.Column;
import dev.migralint.schema.Relation;
import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TableOperation.AttachPartition;
import dev.migralint.sql.TableOperation.Bound;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TypeName;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Bounds of partitions that overlap those of others.
 * https://www.postgresql.org/docs/current/ddl-partitioning.html
 */
final class Partitions {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,30}");

  /** All of one form, so that the order of the texts is that of the days. */
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private static final Pattern MIDNIGHT = Pattern.compile("[ T]00:00(:00)?(\\.0+)?");

  private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");
  private static final Set<String> DAYS = Set.of("date", "timestamp", "timestamptz");
  private static final Set<String> TEXTS = Set.of("text", "varchar");

  private final Known known;

  Partitions(Known known) {
    this.known = known;
  }

  Optional<Rejection> of(CreateTable create) {
    return create
        .partitionOf()
        .flatMap(
            parent -> overlap(create.span(), parent, create.bound(), create.defaultPartition()));
  }

  Optional<Rejection> of(AttachPartition attach) {
    return overlap(attach.span(), attach.table(), attach.bound(), attach.isDefault());
  }

  private Optional<Rejection> overlap(
      Span span, ObjectName name, Optional<Bound> bound, boolean isDefault) {
    Optional<Relation> parent = known.relation(name);
    if (parent.isEmpty()) {
      return Optional.empty();
    }
    Optional<Relation> other =
        isDefault
            ? parent.get().defaultPartition().filter(known::isCertain)
            : bound.flatMap(wanted -> overlapping(parent.get(), wanted));
    return other.map(
        there ->
            new Rejection(
                span,
                "42P17",
                isDefault
                    ? known.shown(parent.get())
                        + " has the default partition "
                        + known.shown(there)
                        + Known.place(there.origin())
                    : "the partition would overlap "
                        + known.shown(there)
                        + Known.place(there.origin()),
                isDefault ? "Detach that first" : "Choose bounds that no other partition has"));
  }

  private Optional<Relation> overlapping(Relation parent, Bound bound) {
    Optional<String> type =
        parent.partitionKey().size() == 1
            ? parent
                .column(parent.partitionKey().getFirst())
                .flatMap(Column::type)
                .filter(one -> one.dimensions() == 0 && one.schema().isEmpty())
                .map(TypeName::name)
            : Optional.empty();
    return parent.partitions().stream()
        .filter(part -> part.partitionOf().filter(parent::equals).isPresent())
        .filter(known::isCertain)
        .filter(
            part ->
                part.bound().filter(there -> overlap(there, bound, type.orElse(""))).isPresent())
        .findFirst();
  }

  private static boolean overlap(Bound one, Bound other, String type) {
    if (!one.in().isEmpty() && !other.in().isEmpty()) {
      Set<String> values = new HashSet<>();
      one.in().forEach(value -> value(value, type).ifPresent(values::add));
      return other.in().stream().anyMatch(v -> value(v, type).filter(values::contains).isPresent());
    }
    return one.from().size() == 1
        && other.from().size() == 1
        && one.to().size() == 1
        && other.to().size() == 1
        && isBefore(one.from().getFirst(), other.to().getFirst(), type)
        && isBefore(other.from().getFirst(), one.to().getFirst(), type);
  }

  /** Whether the lower bound is certain to be below the upper one. */
  private static boolean isBefore(Expression from, Expression to, String type) {
    if (isWord(from, "minvalue") && (isWord(to, "maxvalue") || value(to, type).isPresent())) {
      return true;
    }
    Optional<String> low = value(from, type);
    if (low.isPresent() && isWord(to, "maxvalue")) {
      return true;
    }
    Optional<String> high = value(to, type);
    if (low.isEmpty() || high.isEmpty() || TEXTS.contains(type)) {
      return false;
    }
    return INTEGERS.contains(type)
        ? new BigInteger(low.get()).compareTo(new BigInteger(high.get())) < 0
        : low.get().compareTo(high.get()) < 0;
  }

  private static boolean isWord(Expression expression, String word) {
    return expression instanceof Expression.Column column
        && column.qualifiers().isEmpty()
        && column.name().equals(Name.quoted(word));
  }

  /** The value in a form that is the same for equal values; empty where that is not certain. */
  private static Optional<String> value(Expression expression, String type) {
    Optional<String> text =
        switch (expression) {
          case Expression.Constant constant
              when constant.kind() == Expression.Constant.Kind.STRING
                  || constant.kind() == Expression.Constant.Kind.NUMBER ->
              Optional.of(constant.value());
          case Expression.Operator minus
              when minus.symbol().equals("-")
                  && minus.operands().size() == 1
                  && minus.operands().getFirst() instanceof Expression.Constant constant ->
              Optional.of("-" + constant.value());
          default -> Optional.empty();
        };
    return text.flatMap(
        written -> {
          if (INTEGERS.contains(type)) {
            return Optional.of(written).filter(it -> INTEGER.matcher(it).matches());
          }
          if (DAYS.contains(type)) {
            String day = written.substring(0, Math.min(10, written.length()));
            String rest = written.substring(day.length());
            return Optional.of(day)
                .filter(it -> DAY.matcher(it).matches())
                .filter(it -> rest.isEmpty() || MIDNIGHT.matcher(rest).matches());
          }
          return Optional.of(written).filter(it -> TEXTS.contains(type));
        });
  }
}
