CREATE TABLE public.a (id bigint);
