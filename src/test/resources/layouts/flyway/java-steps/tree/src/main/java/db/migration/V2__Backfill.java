class V2__Backfill {}
