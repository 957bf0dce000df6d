package dev.firedrill.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the server do things by the clock; a command of the terminal does none of them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Profile("!command")
class Timers {}
