flyway {
    locations = arrayOf("filesystem:steps")
    repeatableSqlMigrationPrefix = "again"
    sqlMigrationPrefix = "s"
}
