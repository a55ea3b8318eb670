package dev.migralint.uses;

import static dev.migralint.uses.Searching.column;
import static dev.migralint.uses.Searching.lines;
import static dev.migralint.uses.Searching.nick;
import static dev.migralint.uses.Searching.search;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.finding.Uses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Models and queries of each family: lines that end in {@code USE} use accounts.nick_name. */
class ModelUsesTest {
  static final List<Arguments> FILES =
      List.of(
          Arguments.of(
              "prisma/schema.prisma",
              """
              model Account {
                id       Int     @id
                nickName String? @map("nick_name") // USE
                owner    String  // nick_name is a comment
                @@map("accounts")
              }
              model Profile {
                nick_name String
                @@map("profiles")
              }
              """),
          Arguments.of(
              "prisma/plain.prisma",
              """
              model accounts {
                nick_name String // USE
                other     String @map("nickname")
              }
              """),
          Arguments.of(
              "src/schema.ts",
              """
              import { pgTable, text } from "drizzle-orm/pg-core";
              export const accounts = pgTable("accounts", {
                id: text("id"),
                nick: text("nick_name"), // USE
              });
              export const profiles = pgTable("profiles", { nick: text("nick_name") });
              export const label = accounts.nickName;
              """),
          Arguments.of(
              "src/snake.ts",
              """
              import { pgTable, text } from "drizzle-orm/pg-core";
              export const accounts = pgTable('accounts', {
                nickName: text(), // USE
                other: text('nickname'),
              }, t => ({ index: index('nick_name_index').on(t.id) }));
              """),
          Arguments.of(
              "src/account.entity.ts",
              """
              @Entity({ name: 'accounts' })
              export class Person {
                @Column({ type: 'varchar' })
                nickName: string; // USE
                @Column({ name: 'other' })
                nick_name: string;
              }
              @Entity()
              export class Profile {
                @Column({ name: 'nick_name' })
                nick: string;
              }
              """),
          Arguments.of(
              "src/named.entity.ts",
              """
              @Entity()
              export class Account {
                @Column({ name: 'nick_name' }) // USE
                nick: string;
              }
              """),
          Arguments.of(
              "src/sequelize.js",
              """
              const { Sequelize } = require("sequelize");
              const Account = sequelize.define("Account", {
                nickName: DataTypes.STRING, // USE
                nick: { type: DataTypes.STRING, field: "nick_name" }, // USE
              });
              const Profile = sequelize.define("Profile", { nickName: DataTypes.STRING });
              """),
          Arguments.of(
              "app/models.py",
              """
              class Person(Base):
                  __tablename__ = "accounts"
                  nick_name = Column(String)  # USE
                  nick: Mapped[str] = mapped_column("nick_name")  # USE
                  def rename(self):
                      nick_name = 1
              class Profile(Base):
                  __tablename__ = "profiles"
                  nick_name = Column(String)
              table = Table("accounts", metadata, Column("nick_name", String))  # USE
              """),
          Arguments.of(
              "app/sqlmodel.py",
              """
              class Accounts(SQLModel, table=True):
                  nick_name: str  # USE
              class Profile(SQLModel, table=True):
                  nick_name: str
              """),
          Arguments.of(
              "app/models/account.rb",
              """
              class Account < ApplicationRecord
                validates :nick_name, presence: true # USE
                scope :named, -> { where(nick_name: nil) } # USE
                # nick_name: in a comment
                def names = list.map(&:nick_name)
              end
              class Profile < ApplicationRecord
                validates :nick_name, presence: true
              end
              """),
          Arguments.of(
              "app/services/names.rb",
              """
              Account.where(nick_name: "x") # USE
              Profile.where(nick_name: "x")
              Account.order(:id).pluck(:other)
              Account.pluck(:nick_name) # USE
              """),
          Arguments.of(
              "src/Account.java",
              """
              @Entity
              @Table(schema = "public", name = "accounts")
              public class Person {
                @Column(name = "nick_name") // USE
                private String nick;
                @Column(name = "other")
                private String nickName;
                void rename(String nickName) { String nick_name = nickName; }
              }
              @Entity
              class Profile {
                private String nickName;
              }
              """),
          Arguments.of(
              "src/Account.kt",
              """
              @Entity
              data class Account(
                @Id val id: Long,
                val nickName: String, // USE
              )
              data class AccountDto(val nickName: String)
              """),
          Arguments.of(
              "src/Tables.kt",
              """
              object People : Table("accounts") {
                val nick = varchar("nick_name", 50) // USE
              }
              """),
          Arguments.of(
              "src/Names.java",
              """
              import org.jooq.DSLContext;
              class Names {
                Object all(DSLContext db) {
                  return db.select(ACCOUNTS.NICK_NAME) // USE
                      .from(ACCOUNTS).where(PROFILES.NICK_NAME.isNull());
                }
              }
              """),
          Arguments.of(
              "src/schema.rs",
              """
              // @generated automatically by Diesel CLI.
              diesel::table! {
                  accounts (id) {
                      id -> Int4,
                      nick_name -> Text, // USE
                  }
              }
              diesel::table! {
                  profiles (id) {
                      nick_name -> Text,
                  }
              }
              """),
          Arguments.of(
              "src/models.rs",
              """
              use diesel::prelude::*;
              #[derive(Queryable)]
              #[diesel(table_name = accounts)]
              pub struct Person<'a> {
                  pub nick_name: &'a str, // USE
              }
              #[diesel(table_name = profiles)]
              pub struct Profile { pub nick_name: String }
              fn all() { accounts::table.select(accounts::nick_name) } // USE
              """),
          Arguments.of(
              "ent/schema/account.go",
              """
              package schema
              import "entgo.io/ent/schema/field"
              type Account struct{ ent.Schema }
              func (Account) Fields() []ent.Field {
                return []ent.Field{
                  field.String("nick_name"), // USE
                }
              }
              """),
          Arguments.of(
              "store/account.go",
              """
              package store
              type Account struct {
                Nick string `json:"nick_name" db:"nick_name"` // USE
                Other string `json:"nick_name"`
                NickName string `gorm:"size:20"` // USE
                Third string `gorm:"column:nick_name"` // USE
                Fourth string `orm:"column(nick_name)"` // USE
              }
              type Profile struct {
                Nick string `db:"nick_name"`
              }
              """),
          Arguments.of(
              "store/person.go",
              """
              package store
              type Person struct {
                Nick string `db:"nick_name"` // USE
              }
              func (p *Person) TableName() string { return "accounts" }
              var names = sq.Select("nick_name").From("accounts") // USE
              var others = sq.Select("nick_name").From("profiles")
              """),
          Arguments.of(
              "lib/account.ex",
              """
              defmodule Account do
                schema "accounts" do
                  field :nick_name, :string # USE
                  field :nick, :string, source: :nick_name # USE
                end
              end
              defmodule Profile do
                schema "profiles" do
                  field :nick_name, :string
                end
              end
              """),
          Arguments.of(
              "app/Account.php",
              """
              <?php
              class Account extends Model {
                protected $fillable = ['nick_name']; // USE
              }
              class Profile extends Model {
                protected $fillable = ['nick_name'];
              }
              $names = DB::table('accounts')->select('nick_name'); // USE
              """),
          Arguments.of(
              "src/client.ts",
              """
              await prisma.account.findMany({
                where: { nickName: "x" }, // USE
                include: { profile: { select: { nickName: true } } },
              });
              await prisma.profile.findMany({ where: { nickName: "x" } });
              const { data } = await supabase
                .from('accounts')
                .select('id, nick_name') // USE
                .eq('id', 1);
              await supabase.from('profiles').select('nick_name');
              await db.selectFrom('accounts').select(['id', 'nick_name']).execute(); // USE
              """));

  @ParameterizedTest
  @FieldSource("FILES")
  void findsTheLines(String path, String text) {
    List<String> all = text.lines().toList();
    List<Integer> expected =
        IntStream.rangeClosed(1, all.size())
            .filter(i -> all.get(i - 1).endsWith("USE"))
            .boxed()
            .toList();
    assertEquals(expected, lines(nick(), path, text));
  }

  @Test
  void djangoNamesATableAfterItsApp() {
    String text =
        """
        from django.db import models
        class Account(models.Model):
            nick_name = models.CharField()
            owner = models.ForeignKey("User")
        class Person(models.Model):
            nick = models.CharField(db_column="nick_name")
            class Meta:
                db_table = "shop_account"
        """;
    assertEquals(List.of(3, 6), lines(column("shop_account", "nick_name"), "shop/models.py", text));
    assertEquals(List.of(4), lines(column("shop_account", "owner_id"), "shop/models.py", text));
    assertEquals(List.of(6), lines(column("shop_account", "nick_name"), "other/models.py", text));
  }

  @Test
  void codeCallsATableAsItsModelDoes() {
    Map<String, String> files =
        Map.of(
            "prisma/schema.prisma",
            "model LegacyAccount {\n  nick String\n  @@map(\"accounts\")\n}\n",
            "src/a.ts",
            "prisma.legacyAccount.findFirst({ where: { nick: 1 } });\n",
            "src/b.ts",
            "prisma.account2.findFirst({ where: { nick: 1 } });\n",
            "src/db.ts",
            "import { pgTable } from 'drizzle-orm';\n"
                + "const people = pgTable('accounts', { nick: text() });\n",
            "src/c.ts",
            "import { people } from './db';\ndb.select({ a: people.nick });\n",
            "src/d.ts",
            "const people = other();\nprint(people.nick);\n");
    List<String> places =
        search(column("accounts", "nick"), files).places().stream()
            .map(place -> place.path() + ":" + place.line())
            .toList();
    assertEquals(
        List.of("prisma/schema.prisma:2", "src/a.ts:1", "src/c.ts:2", "src/db.ts:2"), places);
  }

  @Test
  void aTableIsUsedWhereAModelOrAQueryHasIt() {
    Uses table = column("accounts");
    assertEquals(List.of(1), lines(table, "a.prisma", "model Account {\n  id Int\n}\n"));
    assertEquals(List.of(2), lines(table, "a.rb", "\nAccount.where(id: 1)\n"));
    assertEquals(List.of(), lines(table, "a.rb", "# Account.where(id: 1)\naccounts = 1\n"));
  }

  @Test
  void aTableOfAnotherSchemaNeedsTheSchema() {
    Uses users = column("auth.users", "email");
    String model = "model users {\n  email String\n%s}\n";
    assertEquals(List.of(), lines(users, "a.prisma", model.formatted("")));
    assertEquals(List.of(2), lines(users, "a.prisma", model.formatted("  @@schema(\"auth\")\n")));
  }

  @Test
  void everyFamilyHasAFile() {
    List<String> endings =
        FILES.stream().map(file -> Syntax.ending(String.valueOf(file.get()[0]))).toList();
    assertEquals(
        List.of(),
        Families.ALL.stream()
            .filter(family -> family.endings().stream().noneMatch(endings::contains))
            .map(Family::name)
            .toList(),
        Arrays.toString(endings.toArray()));
  }
}
