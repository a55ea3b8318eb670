CREATE TABLE bill (id int);
