package dev.banister.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.jars.BundleJar;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

@ExtendWith(InsideFramework.class)
class ProvisioningIT {

    @Test
    void runsTestsInsideTheFramework() {
        Bundle tests = FrameworkUtil.getBundle(ProvisioningIT.class);

        assertThat(tests).isNotNull();
        assertThat(tests.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(tests.getBundleContext().getServiceReference("org.osgi.service.cm.ConfigurationAdmin"))
                .isNotNull();
    }

    @Test
    void runsInTheFrameworkThatIsMeant() {
        Bundle system =
                FrameworkUtil.getBundle(ProvisioningIT.class).getBundleContext().getBundle(0);

        assertThat(system.getSymbolicName()).isEqualTo(System.getProperty("banister.framework"));
    }

    @Test
    @LeavesUnresolved("org.example.lame")
    void noticesABundleThatIsLeftUnresolved() throws BundleException {
        BundleContext context = FrameworkUtil.getBundle(ProvisioningIT.class).getBundleContext();
        byte[] jar = BundleJar.bundle("org.example.lame", "1.0.0")
                .header("Import-Package", "there.is.no.such.thing")
                .bytes();

        Bundle lame = context.installBundle("lame", new ByteArrayInputStream(jar));

        assertThat(lame.getState()).isEqualTo(Bundle.INSTALLED);
    }
}
