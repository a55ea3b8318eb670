-- migrate:up
CREATE TABLE `account` (id int AUTO_INCREMENT) ENGINE=InnoDB;
-- migrate:down
