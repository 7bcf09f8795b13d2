package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.enhance.spi.EnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;
import org.hibernate.bytecode.spi.BasicProxyFactory;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.bytecode.spi.ProxyFactoryFactory;
import org.hibernate.bytecode.spi.ReflectionOptimizer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.property.access.spi.PropertyAccess;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.ProxyFactory;
import org.hibernate.service.spi.ServiceContributor;
import org.hibernate.type.CompositeType;
import org.jspecify.annotations.Nullable;

/**
 * Has Hibernate write code at runtime only where it must. For each entity it would write a class
 * that stands for one not yet read, and two that spare reflection: more than a tenth of a start. A
 * stand-in's class is written when the first is asked for; few are. Fields are read and set by
 * reflection.
 *
 * <p>Hibernate finds it by the service file beside the migrations.
 */
public final class LateProxies implements ServiceContributor {
  @Override
  public void contribute(StandardServiceRegistryBuilder builder) {
    BytecodeProvider hibernates =
        ServiceLoader.load(BytecodeProvider.class, BytecodeProvider.class.getClassLoader())
            .findFirst()
            .orElseThrow();
    builder.addService(BytecodeProvider.class, new Provider(hibernates));
  }

  private record Provider(BytecodeProvider hibernates) implements BytecodeProvider {
    @Override
    public ProxyFactoryFactory getProxyFactoryFactory() {
      return new Factories(hibernates.getProxyFactoryFactory());
    }

    @Override
    @SuppressWarnings({"removal", "rawtypes"}) // as the interface has it
    public @Nullable ReflectionOptimizer getReflectionOptimizer(
        Class entity, String[] getters, String[] setters, Class[] types) {
      return null;
    }

    @Override
    public @Nullable ReflectionOptimizer getReflectionOptimizer(
        Class<?> entity, Map<String, PropertyAccess> properties) {
      return null;
    }

    @Override
    public @Nullable Enhancer getEnhancer(EnhancementContext context) {
      return hibernates.getEnhancer(context);
    }

    @Override
    public void resetCaches() {
      hibernates.resetCaches();
    }
  }

  private record Factories(ProxyFactoryFactory hibernates) implements ProxyFactoryFactory {
    @Override
    public ProxyFactory buildProxyFactory(SessionFactoryImplementor sessions) {
      return new LateFactory(hibernates, sessions);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public BasicProxyFactory buildBasicProxyFactory(Class superclass) {
      return hibernates.buildBasicProxyFactory(superclass);
    }
  }

  private static final class LateFactory implements ProxyFactory {
    private final ProxyFactoryFactory hibernates;
    private final SessionFactoryImplementor sessions;
    private @Nullable Supplier<ProxyFactory> preparation;
    private @Nullable ProxyFactory prepared;

    LateFactory(ProxyFactoryFactory hibernates, SessionFactoryImplementor sessions) {
      this.hibernates = hibernates;
      this.sessions = sessions;
    }

    @Override
    public synchronized void postInstantiate(
        String entity,
        Class<?> type,
        Set<Class<?>> interfaces,
        Method getIdentifier,
        Method setIdentifier,
        CompositeType identifierType) {
      preparation =
          () -> {
            ProxyFactory factory = hibernates.buildProxyFactory(sessions);
            factory.postInstantiate(
                entity, type, interfaces, getIdentifier, setIdentifier, identifierType);
            return factory;
          };
    }

    @Override
    public HibernateProxy getProxy(Object id, SharedSessionContractImplementor session) {
      return prepared().getProxy(id, session);
    }

    private synchronized ProxyFactory prepared() {
      if (prepared == null) {
        prepared = requireNonNull(preparation, "Hibernate has not told of what").get();
      }
      return prepared;
    }
  }
}
