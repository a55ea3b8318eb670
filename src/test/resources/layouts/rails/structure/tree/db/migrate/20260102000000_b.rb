class X; end
