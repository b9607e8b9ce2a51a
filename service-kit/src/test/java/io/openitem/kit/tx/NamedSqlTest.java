package io.openitem.kit.tx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedSqlTest {

    @Test
    void names_become_numbers_in_the_order_in_which_they_first_occur() {
        assertThat(NamedSql.of("select :b, :a, :b"))
                .isEqualTo(new NamedSql("select $1, $2, $1", Map.of("b", 0, "a", 1)));
    }

    @Test
    void a_name_ends_where_an_identifier_does() {
        assertThat(NamedSql.of("any(cast(:ids as uuid[])) and x=:legal_entity2;"))
                .isEqualTo(new NamedSql("any(cast($1 as uuid[])) and x=$2;", Map.of("ids", 0, "legal_entity2", 1)));
    }

    @Test
    void what_only_looks_like_a_name_stays() {
        String sql = """
                select 'at 09:30', "odd:name", a::text, 'it''s :not' -- not :this
                /* nor :that */ from t where b[1 : 2] is null
                """;
        assertThat(NamedSql.of(sql)).isEqualTo(new NamedSql(sql, Map.of()));
    }

    @Test
    void a_text_that_is_not_closed_is_left_to_the_database_to_refuse() {
        assertThat(NamedSql.of("select ':a")).isEqualTo(new NamedSql("select ':a", Map.of()));
    }
}
