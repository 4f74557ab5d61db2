-- The exchange's tables once more, with their indexes and constraints: what is measured on them touches no document.
create schema floor;
create table floor.document (like exchange.document including all);
create table floor.packet (like exchange.packet including all);
create table floor.attachment (like exchange.attachment including all);
create table floor.delivery (like exchange.delivery including all);
create table floor.receipt (like exchange.receipt including all);
create table floor.fact (like exchange.fact including all);
