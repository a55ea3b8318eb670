-- atlas:txmode none
VACUUM a;
