package org.example.products;

import dev.banister.api.module.Group;
import dev.banister.api.module.Migration;
import dev.banister.api.module.MigrationGroup;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** What the shop sells. */
@Component
@Group("20080906120000_create_products")
public final class CreateProductsGroup implements MigrationGroup {

    @Override
    public List<Migration> scripts() {
        return List.of(new CreateProducts(), Migration.sql("first-products"));
    }
}
